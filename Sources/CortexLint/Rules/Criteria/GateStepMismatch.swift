import CortexRunbook

/// A gate of the summary that no step decides, or a phase without a gate.
///
/// The summary is what gets signed. A gate without a step is signed without anybody having done
/// anything for it, and a phase without a gate can be left out without anybody noticing.
///
/// A gate belongs to the section that it links to, or else to one whose title and criteria hold its
/// words. As words are a guess, only a link to a section that does not exist is a warning; the rest
/// is worth knowing. Phases are the numbered sections of the first rank that are part of the normal
/// flow.
///
/// ## Bad
/// ```markdown
/// ## 1. Build
///
/// Run `make build`.
///
/// ## Quality Gates
///
/// - Load test gate
/// ```
///
/// ## Good
/// ```markdown
/// ## 1. Build
///
/// Run `make build`.
///
/// ## Quality Gates
///
/// - [Build gate](#1-build)
/// ```
enum GateStepMismatch: Rule {
    static let about = RuleDescription("CRI008", "gate-step-mismatch", .warning, level: .release)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        let gates = document.runbook.gates
        guard !gates.isEmpty else { return }
        for gate in gates where gate.sections.isEmpty {
            guard let place = place(of: gate, in: document) else { continue }
            findings.append(.noStep(place.range, gate.name, isLinked: place.isLinked))
        }
        for phase in ungated(document) {
            let title = document.runbook.sections[phase].title
            findings.append(.noGate(document.range(ofHeading: phase), title))
        }
    }

    private static func place(
        of gate: Gate,
        in document: LintDocument
    ) -> (range: Range<Int>, isLinked: Bool)? {
        let nodes = document.markdown.nodes
        let item = document.outline.items.first { item in
            item.role == .gates && item.paragraph.map { Int(nodes[$0].line) == gate.line } ?? false
        }
        guard let paragraph = item?.paragraph else { return nil }
        let node = nodes[paragraph]
        let text = document.markdown.bytes(node.text)
        let name = text.prefix { $0 != .colon && $0 != .lineFeed }
        let isLinked = document.markdown.spans(of: node).contains { span in
            span.kind == .link && document.markdown.aside(span.target).first == UInt8(ascii: "#")
        }
        return (document.range(ofText: name.startIndex..<name.endIndex, in: node), isLinked)
    }

    /// The phases of the normal flow in which no gate is decided.
    private static func ungated(_ document: LintDocument) -> [Int] {
        let sections = document.runbook.sections
        var gated: Set<Int> = []
        for var section in document.runbook.gates.flatMap(\.sections) {
            gated.insert(section)
            while let parent = sections[section].parent, gated.insert(parent).inserted {
                section = parent
            }
        }
        return sections.indices.filter { index in
            guard let number = sections[index].number, !number.contains(".") else { return false }
            return sections[index].flow == .normal && !gated.contains(index)
        }
    }
}

extension Finding {
    fileprivate static func noStep(
        _ range: Range<Int>,
        _ gate: String,
        isLinked: Bool
    ) -> Finding {
        Finding(
            range,
            isLinked ? "the gate links to no section" : "no step seems to decide the gate",
            help: "link it to the section that does, as in `[\(gate)](#anchor)`",
            severity: isLinked ? nil : .info
        )
    }

    fileprivate static func noGate(_ range: Range<Int>, _ title: String) -> Finding {
        Finding(
            range,
            "no gate of the summary seems to belong to the phase \"\(title)\"",
            help: "add a gate, with a link to the step that decides it",
            severity: .info
        )
    }
}
