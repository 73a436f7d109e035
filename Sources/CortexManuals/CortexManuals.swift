import Foundation

/// Writes what is made of the rules' doc comments; part of the project's tools, not of the program.
@main
enum CortexManuals {
    static func main() throws {
        let root = URL(filePath: FileManager.default.currentDirectoryPath)
        let project = Project(root: root)
        let files = try project.manuals()
        let stale = try project.stale(files)
        try project.write(files)
        print(stale.isEmpty ? "the manuals are current" : stale.joined(separator: "\n"))
    }
}
