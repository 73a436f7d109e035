@testable import CortexSecrets

/// Redaction by one who sees the whole text at once and looks at every place.
func reference(_ text: [UInt8], hiding secrets: Secrets) -> [UInt8] {
    let forms = secrets.all.enumerated().flatMap { index, secret in
        SecretForms(of: secret.value).all.map { ($0, secret.name, index) }
    }
    var hidden: [(range: Range<Int>, name: String)] = []
    // The text itself, and what is left of it without line ends and sequences.
    var kept: [Int] = []
    var state = SecondView.State()
    for index in text.indices {
        let before = state
        state = SecondView.state(of: text, index..<index + 1, from: before)
        if state.place == .text, state.gap == 0 { kept.append(index) }
    }
    for places in [Array(text.indices), kept] {
        for start in places.indices {
            let found = forms.filter { form, _, _ in
                start + form.count <= places.count
                    && form.indices.allSatisfy { form[$0] == text[places[start + $0]] }
            }
            guard let (form, name, _) = found.max(by: { $0.0.count < $1.0.count }) else { continue }
            hidden.append((places[start]..<places[start + form.count - 1] + 1, name))
        }
    }
    hidden.sort {
        ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }
    var result: [UInt8] = []
    var end = 0
    for (range, name) in hidden {
        if range.lowerBound >= end {
            result += text[end..<range.lowerBound] + Array(SecretName.marker(name).utf8)
        }
        end = max(end, range.upperBound)
    }
    return result + text[end...]
}

/// Returns what comes out of `text` in pieces that end at `cuts`.
func redacted(_ text: [UInt8], _ matcher: SecretMatcher, cuts: [Int]) -> [UInt8] {
    var redactor = Redactor(matcher)
    var result: [UInt8] = []
    var start = 0
    for cut in cuts + [text.count] {
        let part = start..<cut
        result += redactor.passes(text, part) ? Array(text[part]) : redactor.take(text[part])
        start = cut
    }
    return result + redactor.finish()
}

func secrets(_ values: [String]) -> Secrets {
    var secrets = Secrets()
    for (index, value) in values.enumerated() { secrets.add(value.utf8, named: "S\(index)") }
    return secrets
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
