import CortexRunbook
import Foundation
import Testing

@testable import CortexLint

@Suite struct CascadeTests {
    private static let block = "a\n\n```bash\nmake\n```\n\nb\n"

    /// Findings at a word of `text`, by code.
    private func settled(_ text: String, _ places: [(String, String)]) throws -> [String] {
        let document = try LintDocument(Array(text.utf8), path: "a.md")
        let findings = places.map { code, word in
            let start =
                text.utf8.count
                - (text.range(of: word).map { text[$0.lowerBound...] } ?? "")
                .utf8.count
            return RuleFinding(
                rule: RuleDescription(code, "probe", .error, level: .min),
                finding: Finding(start..<(start + word.utf8.count), "probe", help: "")
            )
        }
        return Cascade.settled(findings, in: document).map(\.rule.code)
    }

    @Test(arguments: [
        ([("CMD001", "make"), ("PLH004", "make"), ("STR001", "a")], ["CMD001", "STR001"]),
        ([("CMD001", "make"), ("CMD003", "make"), ("TRU001", "make")], ["CMD003", "TRU001"]),
        ([("SAF005", "make"), ("CMD001", "make")], ["SAF005", "CMD001"]),
        ([("PLH001", "make"), ("PLH005", "make")], ["PLH001"]),
        ([("SAF002", "make"), ("PLH004", "make"), ("CRI009", "make")], ["SAF002", "CRI009"]),
        ([("PLH004", "make"), ("CRI009", "make")], ["PLH004", "CRI009"]),
    ])
    func `a broken block and a better explanation silence the rest`(
        _ places: [(String, String)],
        _ codes: [String]
    ) throws {
        #expect(try settled(Self.block, places) == codes)
    }

    @Test func `a conflicting path silences what is said of links on its line`() throws {
        let text = "see `one.md` and [two](two.md)\n\nand [three](three.md)\n"
        let places = [("XDC001", "one.md"), ("LNK001", "two"), ("LNK001", "three")]
        #expect(try settled(text, places) == ["XDC001", "LNK001"])
    }

    @Test func `a runaway fence silences all that is said of its text`() throws {
        let text = "```bash\nmake\n\n```bash\nrm\n```\n"
        let places = [
            ("STR005", "```bash"), ("CMD002", "make"), ("SAF001", "rm"), ("TRU001", "rm"),
        ]
        #expect(try settled(text, places) == ["STR005", "TRU001"])
    }

    @Test func `records get the rules that keep readers from harm`() {
        let codes = Catalogue.descriptions.filter { $0.speaks(in: .record) }.map(\.code)
        #expect(
            codes.allSatisfy {
                $0.hasPrefix("TRU") || $0.hasPrefix("LNK") || ["SAF005", "STY002"].contains($0)
            }
        )
    }
}
