import Foundation
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A little HTTP service on the loopback interface that answers every request with 200 and `{}`.
final class HTTPService: Sendable {
    /// The port it listens on: the wished one if that is free, else another.
    let port: UInt16
    private let listener: FileDescriptor

    init(wishing wish: UInt16) throws {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw Errno(rawValue: errno) }
        listener = FileDescriptor(rawValue: socket)
        guard let bound = Self.bind(socket, to: wish) ?? Self.bind(socket, to: 0),
            listen(socket, 16) == 0
        else { throw Errno(rawValue: errno) }
        port = bound
        let listener = listener
        Thread.detachNewThread { Self.serve(listener) }
    }

    deinit {
        shutdown(listener.rawValue, Int32(SHUT_RDWR))
        try? listener.close()
    }

    /// Binds the socket and returns the port; `nil` if it is taken.
    private static func bind(_ socket: Int32, to port: UInt16) -> UInt16? {
        var yes: Int32 = 1
        unsafe setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                let bound = unsafe Glibc.bind(socket, generic, length)
                return unsafe bound == 0 ? getsockname(socket, generic, &length) : bound
            }
        }
        return status == 0 ? UInt16(bigEndian: address.sin_port) : nil
    }

    private static func serve(_ listener: FileDescriptor) {
        while true {
            let accepted = unsafe accept(listener.rawValue, nil, nil)
            guard accepted >= 0 else { return }
            let connection = FileDescriptor(rawValue: accepted)
            var request: [UInt8] = []
            while !request.suffix(4).elementsEqual([13, 10, 13, 10]) {
                var byte: [UInt8] = [0]
                guard unsafe Glibc.read(accepted, &byte, 1) == 1 else { break }
                request += byte
            }
            let path = String(decoding: request, as: UTF8.self).split(separator: " ").dropFirst().first
            let body = "{\"path\":\"\(path ?? "")\"}\n"
            let answer =
                "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
            _ = try? connection.writeAll(answer.utf8)
            try? connection.close()
        }
    }
}
