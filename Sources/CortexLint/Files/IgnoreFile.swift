import CortexRunbook

/// The patterns of a `.gitignore` or a file like it.
struct IgnoreFile: Sendable, Equatable {
    private struct Pattern: Sendable, Equatable {
        let wildcard: Wildcard
        /// Whether it is matched with the path from the file's folder on, not with a name.
        let isAnchored: Bool
        let isForFolders: Bool
        let keeps: Bool
    }

    private let patterns: [Pattern]

    /// Reads the text of such a file.
    init(_ bytes: [UInt8]) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        patterns = bytes[start...].split(separator: .lineFeed).compactMap(Self.pattern)
    }

    /// Globs of a command line or of settings.
    init(globs: [String]) {
        patterns = globs.compactMap { Self.pattern(Array($0.utf8)[...]) }
    }

    var isEmpty: Bool { patterns.isEmpty }

    /// Whether the file says that `path` is ignored (`true`) or kept; `nil` where it says nothing.
    ///
    /// `path` begins at the file's folder and has no slash at its ends. What stands in an ignored
    /// folder is not asked for.
    func verdict(on path: Substring.UTF8View, isFolder: Bool) -> Bool? {
        guard !patterns.isEmpty else { return nil }
        let name = path.split(separator: UInt8(ascii: "/")).last ?? path
        let match = patterns.last { pattern in
            if pattern.isForFolders, !isFolder { return false }
            return pattern.wildcard.matches(pattern.isAnchored ? path : name)
        }
        return match.map { !$0.keeps }
    }

    /// Reads a line: `!` keeps, a slash in front or inside anchors, one at the end means folders.
    private static func pattern(_ line: ArraySlice<UInt8>) -> Pattern? {
        var text = line
        if text.last == .carriageReturn { text = text.dropLast() }
        guard text.first != UInt8(ascii: "#") else { return nil }
        text = withoutBlanksAtEnd(text)
        let keeps = text.first == UInt8(ascii: "!")
        if keeps { text = text.dropFirst() }
        let isForFolders = text.last == slash
        if isForFolders { text = text.dropLast() }
        let isAnchored = text.contains(slash)
        if text.first == slash { text = text.dropFirst() }
        guard !text.isEmpty else { return nil }
        return Pattern(
            wildcard: Wildcard(text),
            isAnchored: isAnchored,
            isForFolders: isForFolders,
            keeps: keeps
        )
    }

    /// Blanks at the end do not count, unless a backslash stands before them.
    private static func withoutBlanksAtEnd(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var end = text.startIndex
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == .backslash, index + 1 < text.endIndex {
                index += 1
                end = index + 1
            } else if text[index] != .space {
                end = index + 1
            }
            index += 1
        }
        return text[..<end]
    }

    private static let slash = UInt8(ascii: "/")
}
