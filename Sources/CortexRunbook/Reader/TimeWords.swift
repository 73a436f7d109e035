/// Times as people write them.
package enum TimeWords {
    /// The seconds of `text`, which is nothing but a number and a unit, such as "10 minutes" or
    /// "90s"; `nil` if it is no such time.
    package static func seconds(_ text: String) -> Int? {
        let number = text.prefix { $0.isNumber }
        let unit = text[number.endIndex...].drop { $0 == " " }.lowercased()
        guard number.utf8.count <= 6, let count = Int(number) else { return nil }
        return self.unit(unit).map { $0 * count }
    }

    /// The seconds at the start of `text`; `nil` if no time stands there.
    static func seconds(_ text: ArraySlice<UInt8>) -> Int? {
        let digits = text.prefix(while: \.isDigit)
        let unit = text[digits.endIndex...].drop(while: \.isBlank).prefix(while: \.isASCIILetter)
        guard digits.count <= 6, let count = Int(String(utf8: digits)) else { return nil }
        let word = String(utf8: unit).lowercased()
        return word.isEmpty ? count : Self.unit(word).map { $0 * count }
    }

    /// The seconds that a unit stands for; `nil` if it is none.
    static func unit(_ word: some StringProtocol) -> Int? {
        switch word {
        case "s", "sec", "secs", "second", "seconds": 1
        case "m", "min", "mins", "minute", "minutes": 60
        case "h", "hr", "hrs", "hour", "hours": 3_600
        case "d", "day", "days": 86_400
        default: nil
        }
    }

    /// The number that `word` stands for, in digits or in letters up to ten; `nil` if it is none.
    static func number(_ word: some StringProtocol) -> Int? {
        if let index = numbers.firstIndex(where: { $0 == word }) { return index + 1 }
        return word.utf8.count <= 6 && word.utf8.allSatisfy(\.isDigit) ? Int(word) : nil
    }

    private static let numbers = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ]
}
