import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A look into a folder.
enum Folder {
    struct Entry: Sendable, Equatable {
        enum Kind: Sendable {
            case file
            case folder
            case link
            /// A pipe, a socket, a device.
            case other
        }

        let name: String
        let kind: Kind
    }

    /// What stands in the folder at `path`, by the bytes of the names; `.` and `..` left out.
    ///
    /// - Throws: `Errno` if the folder cannot be read.
    static func entries(of path: FilePath) throws(Errno) -> [Entry] {
        guard let folder = unsafe opendir(path.string) else { throw Errno(rawValue: errno) }
        defer { unsafe closedir(folder) }
        var entries: [Entry] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name != ".", name != ".." else { continue }
            let type = unsafe Int32(entry.pointee.d_type)
            entries.append(Entry(name: name, kind: kind(type) ?? kind(of: path.appending(name))))
        }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// What the folder says of an entry; `nil` where the file system keeps that elsewhere.
    private static func kind(_ type: Int32) -> Entry.Kind? {
        switch type {
        case Int32(DT_REG): .file
        case Int32(DT_DIR): .folder
        case Int32(DT_LNK): .link
        case Int32(DT_UNKNOWN): nil
        default: .other
        }
    }

    private static func kind(of path: FilePath) -> Entry.Kind {
        switch try? path.stat(followTargetSymlink: false).type {
        case .regular: .file
        case .directory: .folder
        case .symbolicLink: .link
        default: .other
        }
    }
}
