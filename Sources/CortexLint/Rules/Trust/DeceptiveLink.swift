import CortexRunbook

/// A link whose text shows one address while it leads to another.
///
/// The reader checks what is shown, and signs in where the link goes.
///
/// Addresses on the same domain are one address, whatever the path; so is a link that carries the
/// shown address on to a redirect. A name with a path but no `https://` counts as a name, since
/// packages are called so (`k8s.io/api`).
///
/// ## Bad
/// ```markdown
/// Open the vault: [https://vault.example.org](https://vault.examp1e.org).
/// ```
///
/// ## Good
/// ```markdown
/// Open the vault: [https://vault.example.org](https://vault.example.org).
/// ```
enum DeceptiveLink: Rule {
    static let about = RuleDescription(
        "TRU004",
        "deceptive-link",
        .warning,
        level: .default,
        kinds: .all
    )

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for span in document.markdown.spans where span.kind == .link {
            let text = document.markdown.bytes(span.text).trimmed
            guard text.count >= 4, let shown = shownHost(text) else { continue }
            let target = document.markdown.aside(span.target)
            let real = Host(ofURL: target)
            guard !real.bytes.isEmpty, !shown.name.isEmpty,
                shown.registrable != real.registrable,
                !target.contains(Array(shown.name.utf8)),
                let range = document.range(of: text, onLine: Int(span.line))
            else { continue }
            findings.append(.deceptive(range, shown: shown.name, real: real.name))
        }
    }

    /// The host that `text` shows, if it shows an address.
    private static func shownHost(_ text: ArraySlice<UInt8>) -> Host? {
        guard !text.contains(where: { $0.isBlank || $0 == .lineFeed }) else { return nil }
        if text.starts(with: "http://".utf8) || text.starts(with: "https://".utf8) {
            return Host(ofURL: text)
        }
        let isName = text.allSatisfy { $0.isWord || $0 == 0x2D || $0 == 0x2E }
        guard isName, text.contains(0x2E), let dot = text.lastIndex(of: 0x2E) else { return nil }
        let isHost = text.starts(with: "www.".utf8) || isTopLevel(text[(dot + 1)...])
        return isHost ? Host(ofURL: Array("https://".utf8)[...] + text) : nil
    }

    /// Domains that are no file extensions.
    private static func isTopLevel(_ label: ArraySlice<UInt8>) -> Bool {
        switch String(utf8: label) {
        case "com", "org", "net", "io", "dev", "gov", "edu", "cloud", "corp", "internal": true
        default: false
        }
    }
}

extension Finding {
    fileprivate static func deceptive(
        _ range: Range<Int>,
        shown: String,
        real: String
    ) -> Finding {
        Finding(
            range,
            "the link shows `\(shown)` and leads to `\(real)`",
            help: "show the address it leads to, or describe it in words"
        )
    }
}
