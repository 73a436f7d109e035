/// Reads a document's nodes in order and puts the runbook together.
struct RunbookBuilder {
    let document: Document
    let source: SourceText
    let vocabulary: Vocabulary
    var runbook: Runbook
    /// What the sections say about themselves, beside `runbook.sections`.
    var facts: [SectionFacts]
    /// The containers around the current node; the first is the document itself.
    var frames: [Frame] = [Frame()]
    /// The index of the section that is being read.
    var section: Int?
    /// The index of the section's last command; sample output belongs to it.
    var lastCommand: Int?
    /// The index of the section's last command, those in code spans included; what is said about
    /// trying again belongs to it.
    var lastScript: Int?
    /// What is said about trying the next command again.
    var awaitedRetry: AwaitedRetry?
    /// The node behind the current one.
    var next: Document.Node?
    /// Provisional manual steps that turned out to have commands of their own.
    var dropped: Set<Int> = []
    /// For each gate, the anchor it links to.
    var gateTargets: [String?] = []
    /// Whether the runbook is read to be run: then its blocks are digested, and their scripts, which
    /// take many times the memory of their text, are not kept.
    let isForRun: Bool
    /// The scripts of the commands in code blocks, by the index of the block, if they are kept.
    var scripts: [Int: BashScript] = [:]
    /// Where the last command in a code span ends: its line and the offset in it.
    var lastSpan = (line: 0, offset: 0)
    /// Whether a command so far has turned extended patterns on.
    var extglob = false
    /// Whether the document is about rolling back, so that "Rollback:" is no way out of it.
    let isAboutRollback: Bool

    /// What a section says about itself.
    struct SectionFacts {
        /// What its heading means, or the heading of a section around it.
        var meaning: Meaning?
        /// "When to use", in the document's words.
        var trigger: String?
        /// What `<!-- cortex: … -->` decides.
        var flow: Flow?
        var criteria = 0
    }

    /// A list, a list item or a quote while its content is read.
    struct Frame {
        var kind: Document.Node.Kind?
        /// What the last label says of the lists and blocks that follow it here.
        var label: Meaning? {
            didSet { labelledList = nil }
        }
        /// The kind of the list that took the label; one of another kind is not meant by it.
        fileprivate(set) var labelledList: Document.Node.Kind?
        /// What a list's items are, as its label or its section says.
        var role: Meaning?
        /// The condition under which what follows runs.
        var condition: String?
        /// The paragraph that introduces what follows.
        var leadIn: String?
        /// Whether an item's own paragraph has been read.
        var hasText = false
        /// The provisional manual step of an item.
        var manual: Int?
        /// The provisional manual step of the last item of the list before.
        var manualBefore: Int?
        /// The index of the command right before.
        var commandBefore: Int?
    }

    /// What was said about trying the next command again, and where.
    struct AwaitedRetry {
        let words: RetryWords
        let line: Int
        /// Whether only a command right behind it is meant.
        let isClose: Bool
    }

    init(
        _ document: Document,
        _ source: SourceText,
        vocabulary: Vocabulary,
        path: String,
        settings: [String: String],
        isForRun: Bool
    ) {
        self.isForRun = isForRun
        self.document = document
        self.source = source
        self.vocabulary = vocabulary
        let sections = SectionTree(document).sections
        runbook = Runbook(
            path: path,
            title: sections.first?.title,
            digest: "",
            settings: settings,
            sections: sections,
            blocks: [],
            items: [],
            roles: [],
            access: [],
            gates: [],
            evidence: [],
            related: [],
            problems: []
        )
        isAboutRollback = FlowRules.isAboutRollback(runbook)
        facts = []
        facts.reserveCapacity(sections.count)
        for section in sections {
            let meaning = vocabulary.meaning(ofHeading: section.title)
            let above = section.parent.flatMap { facts[$0].meaning }
            facts.append(SectionFacts(meaning: meaning ?? above?.inherited))
        }
    }

    /// Reads all nodes.
    ///
    /// - Throws: if the document has too many items, or a section too many criteria.
    mutating func read() throws(ReadError) {
        for index in document.nodes.indices {
            let node = document.nodes[index]
            close(to: Int(node.depth))
            next = following(index)
            let before = frames[frames.count - 1].commandBefore
            let awaited = awaitedRetry
            switch node.kind {
            case .heading: enterSection()
            case .paragraph: paragraph(node, before: next)
            case .code: code(node)
            case .html: comment(node)
            case .quote, .bulletList, .orderedList, .item: open(node)
            case .rule: frames[frames.count - 1].endLabels()
            }
            forgetWhatIsNotClose(before, awaited)
            try check(node)
        }
    }

    private func following(_ index: Int) -> Document.Node? {
        index + 1 < document.nodes.count ? document.nodes[index + 1] : nil
    }

    private mutating func enterSection() {
        section = section.map { $0 + 1 } ?? 0
        lastCommand = nil
        lastScript = nil
        endRetry()
        for index in frames.indices { frames[index].endLabels() }
    }

    private mutating func open(_ node: Document.Node) {
        frames[frames.count - 1].commandBefore = nil
        let parent = frames[frames.count - 1]
        var frame = Frame(kind: node.kind, condition: parent.condition)
        switch node.kind {
        case .bulletList, .orderedList:
            frame.role =
                frames[frames.count - 1].takeLabel(forListOf: node.kind) ?? listRole(in: parent)
            if parent.leadIn?.last != ":", parent.kind != .item { frame.condition = nil }
            frames[frames.count - 1].leadIn = nil
        case .item, .quote: frame.role = parent.role
        default: break
        }
        frames.append(frame)
    }

    private func listRole(in parent: Frame) -> Meaning? {
        if parent.kind == .item { return parent.role?.isForNestedLists == true ? parent.role : nil }
        return section.flatMap { facts[$0].meaning }
    }

    private mutating func close(to depth: Int) {
        while frames.count > depth + 1 {
            let closed = frames.removeLast()
            let last = frames.count - 1
            switch closed.kind {
            case .item: frames[last].manualBefore = closed.manual
            case .bulletList, .orderedList:
                frames[last].manualBefore = closed.manualBefore
                if let manual = closed.manualBefore {
                    frames[last].condition = runbook.items[manual].condition
                } else {
                    frames[last].condition = nil
                }
            default: break
            }
        }
    }

    private mutating func comment(_ node: Document.Node) {
        guard let section else { return }
        let text = document.bytes(node.text).trimmed
        guard text.starts(with: "<!--".utf8), text.count < 64 else { return }
        let words = text.split { $0.isBlank || $0 == .lineFeed }
        guard words.count == 4, words[1].elementsEqual("cortex:".utf8) else { return }
        if words[2].elementsEqual("on-demand".utf8) { facts[section].flow = .onDemand }
        if words[2].elementsEqual("in-flow".utf8) { facts[section].flow = .normal }
    }

    private func check(_ node: Document.Node) throws(ReadError) {
        let items = runbook.items.count + runbook.leftOut.count
        guard items <= Limit.items.most else {
            throw .over(.items, value: items, path: runbook.path, line: Int(node.line))
        }
        guard let section else { return }
        let line = runbook.sections[section].line
        let criteria = facts[section].criteria
        guard criteria <= Limit.criteria.most else {
            throw .over(.criteria, value: criteria, path: runbook.path, line: line)
        }
        let gates = runbook.gates.count
        guard gates <= Limit.gates.most else {
            throw .over(.gates, value: gates, path: runbook.path, line: line)
        }
    }
}

extension RunbookBuilder.Frame {
    /// Returns what the label says of a list that begins here.
    ///
    /// A fence may cut a list in two; then both halves are of one kind.
    mutating func takeLabel(forListOf kind: Document.Node.Kind) -> Meaning? {
        if label != nil, labelledList == nil { labelledList = kind }
        return labelledList == kind ? label : nil
    }

    /// Forgets what labels and sentences said, as a heading or a rule does.
    mutating func endLabels() {
        label = nil
        condition = nil
        leadIn = nil
        manualBefore = nil
    }
}
