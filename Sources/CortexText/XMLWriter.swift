/// Writes XML 1.0, one element a line, indented.
package struct XMLWriter {
    package private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var depth = 0

    package init() {}

    /// Writes an element whose content `body` writes.
    package mutating func element(
        _ name: String,
        _ attributes: [(String, String)],
        _ body: (inout XMLWriter) -> Void
    ) {
        open(name, attributes, end: ">\n")
        depth += 1
        body(&self)
        depth -= 1
        text += indentation + "</\(name)>\n"
    }

    /// Writes an element without content.
    package mutating func element(_ name: String, _ attributes: [(String, String)]) {
        open(name, attributes, end: "/>\n")
    }

    /// Writes an element with text.
    package mutating func element(
        _ name: String,
        _ attributes: [(String, String)],
        _ content: String
    ) {
        open(name, attributes, end: ">")
        text += Self.escape(content) + "</\(name)>\n"
    }

    private var indentation: String { String(repeating: "  ", count: depth) }

    private mutating func open(_ name: String, _ attributes: [(String, String)], end: String) {
        text += indentation + "<\(name)"
        for (key, value) in attributes { text += " \(key)=\"\(Self.escape(value))\"" }
        text += end
    }

    /// Spells out what XML cannot hold, and what could deceive who reads the file.
    private static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in SafeText(escaping: text).text.unicodeScalars {
            switch scalar {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            case "\n": escaped += "&#10;"
            case "\t": escaped += "&#9;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
