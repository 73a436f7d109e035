import CortexSecrets

// Prints how many MB/s of a program's output the redactor lets through: with the secrets in it,
// without them, and with no secret registered.

/// Lines of a log, with a secret in every `every`th; none if that is 0.
func log(_ secrets: [String], every: Int) -> [UInt8] {
    let size = 64 << 20
    var text: [UInt8] = []
    text.reserveCapacity(size + 256)
    var number = 0
    while text.count < size {
        number += 1
        text += Array(
            "2026-11-23T16:\(number % 60):07Z INFO api.orders request=\(number &* 7_919) ".utf8
        )
        text += Array("GET https://shop.example/orders/\(number) 200 key: value, done\r\n".utf8)
        if every > 0, number % every == 0 {
            text += Array("export TOKEN='\(secrets[number % secrets.count])'\r\n".utf8)
        }
    }
    return text
}

/// Returns the MB/s of the quickest of five passes, in pieces as they come from a pipe.
func speed(_ text: [UInt8], _ matcher: SecretMatcher) -> Double {
    var best = Duration.seconds(3_600)
    for _ in 0..<5 {
        let time = ContinuousClock().measure {
            var redactor = Redactor(matcher)
            for start in stride(from: 0, to: text.count, by: 1 << 20) {
                let part = start..<min(start + 1 << 20, text.count)
                if !redactor.passes(text, part) { _ = redactor.take(text[part]) }
            }
            _ = redactor.finish()
        }
        best = min(best, time)
    }
    let (seconds, attoseconds) = best.components
    return Double(text.count) / 1e6 / (Double(seconds) + Double(attoseconds) / 1e18)
}

var registered = Secrets()
let values = (0..<20).map {
    "s3cr3t-\($0)-" + String(UInt64($0 + 1) &* 0x9E37_79B9_7F4A_7C15, radix: 36)
}
for (index, value) in values.enumerated() { registered.add(value.utf8, named: "S\(index)") }
let matcher = SecretMatcher(registered)
print(
    Int(speed(log(values, every: 50), matcher)),
    Int(speed(log(values, every: 0), matcher)),
    Int(speed(log(values, every: 0), SecretMatcher())),
    Int(speed([UInt8](repeating: 0, count: 64 << 20), matcher))
)
