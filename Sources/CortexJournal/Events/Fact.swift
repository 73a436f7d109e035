/// A fact that the first screen shows, such as the git branch.
package struct Fact: Sendable, Equatable, Codable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
