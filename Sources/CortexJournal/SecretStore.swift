package import SystemPackage

/// The secrets that a user has registered for all of their runs, a file each, readable by them
/// alone.
package struct SecretStore: Sendable {
    package let root: FilePath
    private let disk: any Disk

    package init(root: FilePath, disk: any Disk = SystemDisk()) {
        self.root = root
        self.disk = disk
    }

    /// The names of the secrets, sorted; none if there is no folder.
    ///
    /// - Throws: `JournalError` of the kind `storage` if it cannot be read.
    package func names() throws -> [String] {
        do {
            return try Directory(opening: root, disk: disk).names().filter(Self.isName)
        } catch Errno.noSuchFileOrDirectory {
            return []
        } catch let error as Errno {
            throw JournalError(.storage, "\(root): \(error)")
        }
    }

    /// Returns the value of the secret `name`; `nil` if there is none.
    package func value(of name: String) throws -> [UInt8]? {
        do {
            let folder = try Directory(opening: root, disk: disk)
            return try folder.untrusted(name, upTo: Self.largest)
        } catch Errno.noSuchFileOrDirectory {
            return nil
        }
    }

    /// Keeps `value` under `name`, in the place of an earlier one.
    package func add(_ value: [UInt8], named name: String) throws {
        let folder = try Directory.privateFolder(at: root, disk: disk)
        let draft = ".\(name).\(String(UInt64.random(in: 0 ... .max), radix: 16))"
        try folder.createFile(draft, holding: value)
        try folder.disk.rename(draft, to: name, in: folder)
        try folder.synchronize()
    }

    /// Forgets the secret `name`; false if there was none.
    package func remove(_ name: String) throws -> Bool {
        guard try names().contains(name) else { return false }
        let folder = try Directory(opening: root, disk: disk)
        try folder.disk.remove(name, in: folder)
        try folder.synchronize()
        return true
    }

    /// Whether a secret may have that name: letters, digits, `_`, `-` and `.`, at most 64.
    package static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, first != UInt8(ascii: "."), name.utf8.count <= 64
        else { return false }
        return name.utf8.allSatisfy { byte in
            byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || "_-.".utf8.contains(byte)
        }
    }

    private static let largest = 1 << 16
}

extension RunStore {
    /// The secrets of the user whose runs these are.
    package var secrets: SecretStore {
        SecretStore(root: root.removingLastComponent().appending("secrets"), disk: disk)
    }
}
