import Foundation

/// What `plan --json` prints for one file, as another program would decode it.
struct PlanDocument: Decodable {
    struct Block: Decodable {
        let line: Int
        let language: String
        let bytes: Int
        let disposition: String
    }

    struct Section: Decodable {
        let id: String
        let number: String?
        let title: String
        let parent: String?
        let flow: String
    }

    struct Item: Decodable {
        let id: String
        let kind: String
        let line: Int
        let flow: String
        let hazards: [String]
        let placeholders: [Placeholder]
    }

    struct Placeholder: Decodable, Equatable {
        let name: String
        let text: String
        let line: Int
        let column: Int
    }

    struct Role: Decodable {
        let name: String
    }

    struct Gate: Decodable {
        let name: String
        let sections: [String]
    }

    struct Reference: Decodable {
        let path: String
    }

    struct Problem: Decodable {
        let line: Int
        let column: Int?
        let message: String
    }

    let schema: String
    let title: String?
    let blocks: [Block]
    let sections: [Section]
    let items: [Item]
    let roles: [Role]
    let access: [String]
    let gates: [Gate]
    let evidence: [Reference]
    let related: [Reference]
    let problems: [Problem]

    /// Decodes a line that `plan --json` printed.
    init(_ line: String) throws {
        self = try JSONDecoder().decode(PlanDocument.self, from: Data(line.utf8))
    }

    /// The items of `kind`, by their ids.
    func ids(_ kind: String, flow: String? = nil) -> [String] {
        items.filter { $0.kind == kind && (flow == nil || $0.flow == flow) }.map(\.id)
    }

    /// The problems as `run` reports them.
    func problems(in path: String) -> [String] {
        problems.map { problem in
            let column = problem.column.map { ":\($0)" } ?? ""
            return "\(path):\(problem.line)\(column): \(problem.message)"
        }
    }
}
