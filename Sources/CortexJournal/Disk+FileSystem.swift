import SystemPackage

#if canImport(Darwin)
import Darwin
#endif

/// Kinds of file systems that other machines write to as well.
enum NetworkFileSystem {
    /// Whether locks and syncs on a file system of this kind are another machine's affair.
    static func isOne(_ kind: String) -> Bool {
        let name = kind.hasPrefix("fuse.") ? String(kind.dropFirst(5)) : kind
        return names.contains(name)
    }

    private static let names: Set<String> = [
        "9p", "acfs", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "gfs2",
        "glusterfs",
        "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "rclone", "s3fs", "smb3",
        "smbfs", "sshfs", "webdav",
    ]
}

extension Disk {
    #if canImport(Darwin)
    package func fileSystem(of folder: Directory) -> String? {
        var status = statfs()
        guard unsafe fstatfs(folder.descriptor.rawValue, &status) == 0 else { return nil }
        return unsafe withUnsafeBytes(of: &status.f_fstypename) { name in
            unsafe String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
        }
    }
    #else
    package func fileSystem(of folder: Directory) -> String? {
        guard
            let device = try? folder.status().deviceID.rawValue,
            let table = try? FileBytes.read("/proc/self/mountinfo")
        else { return nil }
        return MountTable.kind(ofDevice: UInt64(device), in: table)
    }
    #endif
}

/// The list of mounted file systems (`proc_pid_mountinfo(5)`).
enum MountTable {
    /// Returns the kind of the file system on `device`, a device number as `stat(2)` gives it.
    static func kind(ofDevice device: UInt64, in table: [UInt8]) -> String? {
        let major = (device >> 8) & 0xfff | (device >> 32) & ~0xfff
        let minor = device & 0xff | (device >> 12) & ~0xff
        let wanted = Array("\(major):\(minor)".utf8)
        for line in table.split(separator: UInt8(ascii: "\n")) {
            let words = line.split(separator: UInt8(ascii: " "))
            guard
                words.count > 2, words[2].elementsEqual(wanted),
                let dash = words.firstIndex(where: { $0.elementsEqual("-".utf8) }),
                words.indices.contains(dash + 1)
            else { continue }
            return String(decoding: words[dash + 1], as: UTF8.self)
        }
        return nil
    }
}
