/// What the document demands that a command prints ("It must print `ready`.").
package struct OutputDemand: Sendable, Equatable {
    /// Whether the sample of its output is demanded rather than shown.
    package var isSample = false
    /// What lines of the output have to hold, in the document's order.
    package var words: [String] = []

    package init(isSample: Bool = false, words: [String] = []) {
        self.isSample = isSample
        self.words = words
    }
}
