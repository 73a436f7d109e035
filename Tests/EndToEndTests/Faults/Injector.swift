import Foundation

/// The program of the tests that does another one harm at one of its system calls.
struct Injector {
    /// What is done to the program.
    enum Harm: CustomStringConvertible {
        case killBefore
        case killAfter
        case signal(Int32)
        case errno(Int32)
        /// Only so many bytes of a write are written; so many fewer than asked for if negative.
        case short(Int)

        var description: String {
            switch self {
            case .killBefore: "kill-before"
            case .killAfter: "kill-after"
            case .signal(let number): "signal=\(number)"
            case .errno(let number): "errno=\(number)"
            case .short(let count): "short=\(count)"
            }
        }
    }

    /// One of the program's calls that change something.
    struct Call {
        let name: String
        let path: String
    }

    /// Whether this system can be asked to do harm.
    static var isThere: Bool {
        #if os(Linux)
        FileManager.default.isExecutableFile(atPath: path)
        #else
        false
        #endif
    }

    /// The call at which harm is done, from 1, and the harm; `nil` to count only.
    var harm: (call: Int, Harm)?
    /// The folder below which calls count; `nil` for all calls.
    var folder: String?
    /// Where the calls are listed.
    var list: String

    /// The words that run `words` under the injector.
    func words(_ words: [String]) -> [String] {
        var result = [Self.path, "--count", list]
        if let folder { result += ["--under", folder] }
        if let harm { result += ["--at", "\(harm.call)", "\(harm.1)"] }
        return result + ["--"] + words
    }

    /// The calls that were made, in order.
    var calls: [Call] {
        let bytes = FileManager.default.contents(atPath: list) ?? Data()
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
            let words = line.split(separator: " ", maxSplits: 2).map(String.init)
            return Call(name: words[1], path: words.count > 2 ? words[2] : "")
        }
    }

    private static let path = URL(filePath: Workbench.program)
        .deletingLastPathComponent().appending(path: "injector").path
}
