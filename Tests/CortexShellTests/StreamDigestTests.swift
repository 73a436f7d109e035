import CortexRunbook
import Testing

@testable import CortexShell

struct StreamDigestTests {
    @Test(arguments: [
        [], [3], [1 << 16], [1 << 16, 5, 1 << 20, 1 << 16, 0, 7],
        Array(repeating: 1 << 18, count: 40),
    ])
    func `large and small pieces are digested in the order in which they came`(sizes: [Int]) {
        var digest = StreamDigest()
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        var all: [UInt8] = []
        for (index, size) in sizes.enumerated() {
            let piece = [UInt8](repeating: UInt8(index + 1), count: size)
            buffer.replaceSubrange(0..<size, with: piece)
            digest.add(&buffer, count: size)
            all += piece
        }
        #expect(buffer.count == 1 << 20)
        #expect(digest.finish() == Digest.hex(of: all))
    }
}
