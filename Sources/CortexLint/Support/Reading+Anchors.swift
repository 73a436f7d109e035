import CortexRunbook

extension Reading {
    /// Every fragment that a link into the document can name: headings, `id` and `name`.
    var anchors: Set<String> {
        var anchors = Set(runbook.sections.map(\.anchor))
        for node in document.nodes where node.kind == .html {
            anchors.formUnion(
                HTMLAttributes.values(of: ["id", "name"], in: document.bytes(node.text))
            )
        }
        for span in document.spans where span.kind == .html {
            anchors.formUnion(
                HTMLAttributes.values(of: ["id", "name"], in: document.aside(span.target))
            )
        }
        return anchors
    }
}

/// The attributes of HTML tags, as far as links need them.
enum HTMLAttributes {
    /// The values of the attributes with one of `names`, in quotes or without.
    static func values(of names: [String], in html: ArraySlice<UInt8>) -> [String] {
        guard !html.starts(with: "<!--".utf8) else { return [] }
        var values: [String] = []
        for equals in html.indices where html[equals] == 0x3D {
            let name = html[..<equals].suffix(8)
            guard
                names.contains(where: { wanted in
                    let before = name.dropLast(wanted.utf8.count).last
                    return name.suffix(wanted.utf8.count).elementsEqual(wanted.utf8)
                        && (before?.isBlank ?? false)
                })
            else { continue }
            values.append(value(html[html.index(after: equals)...]))
        }
        return values
    }

    private static func value(_ rest: ArraySlice<UInt8>) -> String {
        guard let quote = rest.first, quote == 0x22 || quote == 0x27 else {
            return String(utf8: rest.prefix { !$0.isBlank && $0 != 0x3E && $0 != .lineFeed })
        }
        return String(utf8: rest.dropFirst().prefix { $0 != quote })
    }
}
