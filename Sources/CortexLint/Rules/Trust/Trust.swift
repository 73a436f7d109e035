extension Catalogue {
    static let trust: [any Rule.Type] = []
}
