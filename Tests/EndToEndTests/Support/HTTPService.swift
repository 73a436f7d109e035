import Foundation
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A little HTTP service on the loopback interface that answers every request with 200 and its path.
final class HTTPService: Sendable {
    /// The port it listens on: the wished one if that is free, else another.
    let port: UInt16
    private let listener: FileDescriptor

    init(wishing wish: UInt16) throws {
        #if canImport(Glibc)
        let kind = Int32(SOCK_STREAM.rawValue)
        #else
        let kind = SOCK_STREAM
        #endif
        listener = FileDescriptor(rawValue: socket(AF_INET, kind, 0))
        guard listener.rawValue >= 0, fcntl(listener.rawValue, F_SETFD, FD_CLOEXEC) == 0,
            let port = Self.open(listener, at: wish) ?? Self.open(listener, at: 0)
        else { throw Errno(rawValue: errno) }
        self.port = port
        let listener = listener
        Thread.detachNewThread { Self.serve(listener) }
    }

    deinit {
        shutdown(listener.rawValue, Int32(SHUT_RDWR))
        try? listener.close()
    }

    /// Listens at a port and returns it; `nil` if it is taken.
    private static func open(_ listener: FileDescriptor, at port: UInt16) -> UInt16? {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                guard unsafe bind(listener.rawValue, generic, length) == 0,
                    listen(listener.rawValue, 16) == 0
                else { return Int32(-1) }
                return unsafe getsockname(listener.rawValue, generic, &length)
            }
        }
        return status == 0 ? UInt16(bigEndian: address.sin_port) : nil
    }

    /// Answers until the listener is closed.
    private static func serve(_ listener: FileDescriptor) {
        while true {
            let connection = FileDescriptor(rawValue: accept(listener.rawValue, nil, nil))
            guard connection.rawValue >= 0 else { return }
            try? connection.closeAfter {
                let path = try request(from: connection).split(separator: " ").dropFirst().first
                let body = "{\"path\":\"\(path ?? "")\"}\n"
                try connection.writeAll(
                    "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
                        .utf8
                )
            }
        }
    }

    /// Reads the head of a request.
    private static func request(from connection: FileDescriptor) throws -> String {
        var head: [UInt8] = []
        while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            var byte: [UInt8] = [0]
            let count = try unsafe byte.withUnsafeMutableBytes { buffer in
                try unsafe connection.read(into: buffer)
            }
            guard count == 1 else { break }
            head += byte
        }
        return String(decoding: head, as: UTF8.self)
    }
}
