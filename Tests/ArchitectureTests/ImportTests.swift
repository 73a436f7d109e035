import Foundation
import Testing

/// What each module may import of the project and of the outside; imports point down.
private let allowed: [String: Set<String>] = [
    "CortexRunbook": ["CCMark", "CMarkdown", "Crypto"],
    "CortexSettings": ["CortexRunbook", "TOMLKit"],
    "CortexSecrets": ["CortexRunbook"],
    "CortexShell": ["CortexRunbook", "CortexSecrets", "CTerminal", "Crypto", "SystemPackage"],
    "CortexJournal": ["CortexRunbook", "Crypto", "SystemPackage"],
    "CortexEngine": [
        "CortexRunbook", "CortexSecrets", "CortexShell", "CortexJournal", "SystemPackage",
    ],
    "CortexText": [],
    "CortexLint": [
        "CortexRunbook", "CortexSecrets", "CortexSettings", "CortexText", "SystemPackage",
    ],
    "CortexLanguageServer": ["CortexLint", "CortexRunbook"],
    "CortexManuals": ["CortexLint"],
    "CortexReport": ["CortexRunbook", "CortexJournal", "CortexEngine", "CortexText"],
    "CortexEvidence": [
        "CortexRunbook", "CortexJournal", "CortexEngine", "CortexReport", "CortexText", "Crypto",
        "SystemPackage",
    ],
    "cortex": [
        "CortexEvidence",
        "CortexRunbook", "CortexSettings", "CortexShell", "CortexJournal", "CortexEngine",
        "CortexReport", "CortexLanguageServer", "CortexLint", "CortexSecrets", "CortexText",
        "SystemPackage", "ArgumentParser",
    ],
]

/// What every module may import: the language's own libraries.
private let always: Set<String> = [
    "FoundationEssentials", "Foundation", "Glibc", "Darwin", "Musl", "Synchronization", "Dispatch",
]

/// Modules that only the named files may import.
private let doors: [String: Set<String>] = [
    "CCMark": ["MarkdownNode.swift"],
    "CMarkdown": ["MarkdownNode.swift"],
    "CTerminal": [
        "Keeper.swift", "Kernel+Files.swift", "Kernel+Pipes.swift", "Kernel+Processes.swift",
        "Kernel+Terminals.swift",
    ],
    "TOMLKit": ["TOMLFile.swift"],
]

private let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// An `import` line of a source file.
private struct Import: CustomStringConvertible {
    let module: String
    let file: String
    let imported: String
    var description: String { "\(module)/\(file) imports \(imported)" }
}

private func imports() throws -> [Import] {
    let sources = root.appending(path: "Sources")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    var found: [Import] = []
    for case let file as URL in try #require(files) where file.pathExtension == "swift" {
        let module = file.pathComponents[sources.pathComponents.count]
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let keyword = words.firstIndex(of: "import"), keyword <= 1,
                words.indices.contains(keyword + 1)
            else { continue }
            found.append(
                Import(
                    module: module,
                    file: file.lastPathComponent,
                    imported: String(words[keyword + 1])
                )
            )
        }
    }
    return found
}

@Test func `imports point down`() throws {
    let imports = try imports()
    #expect(imports.count > 20)
    let wrong = imports.filter {
        !always.contains($0.imported) && allowed[$0.module]?.contains($0.imported) != true
    }
    #expect(wrong.map(\.description) == [])
}

@Test func `each outside thing has one door`() throws {
    let wrong = try imports().filter { doors[$0.imported]?.contains($0.file) == false }
    #expect(wrong.map(\.description) == [])
}

@Test func `every module is held to the table`() throws {
    #expect(Set(try imports().map(\.module)).subtracting(allowed.keys) == [])
}
