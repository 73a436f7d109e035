import CortexJournal
import CortexReport
import CortexRunbook
import Foundation
import Testing

/// The forms of a report, whole.
struct ReportFormsTests {
    private let links = ReportLinks(runbook: "../runbooks/deploy.md")

    @Test func `the report as Markdown`() throws {
        try expectGolden(ReportMarkdown(.eventful(), links: links).text, "eventful.md")
    }

    @Test func `the report as JSON`() throws {
        let bytes = ReportJSON(try .eventful()).bytes
        try expectGolden(
            String(decoding: bytes, as: UTF8.self).replacing(",\"", with: ",\n\""),
            "eventful.json.txt"
        )
        let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
        #expect(object?["schema"] as? String == "cortex-report/1")
    }

    @Test func `the report as JUnit results`() throws {
        let text = ReportJUnit(try .eventful()).text
        try expectGolden(text, "eventful.xml")
        let parser = XMLCounter(text)
        #expect(parser.count(of: "testcase") == 8)
        #expect(parser.count(of: "skipped") == 2)
    }

    @Test func `the report in the Test Anything Protocol`() throws {
        let text = ReportTAP(try .eventful()).text
        try expectGolden(text, "eventful.tap")
        let points = text.split(separator: "\n").filter {
            $0.hasPrefix("ok ") || $0.hasPrefix("not ok ")
        }
        #expect(text.contains("\n1..\(points.count)\n"))
    }

    @Test func `the report as HTML`() throws {
        let text = ReportHTML(try .eventful(), links: links).text
        let style = try #require(text.range(of: "<style>"))
        let end = try #require(text.range(of: "</style>"))
        // How it looks is not a matter of a test.
        try expectGolden(
            text.replacingCharacters(in: style.upperBound..<end.lowerBound, with: "")
                .replacing(/sha256-[A-Za-z0-9+\/=]+/, with: "sha256-X"),
            "eventful.html"
        )
        for word in ["<script", "javascript:", "style=\"", "src=", "http:", "@import", "url("] {
            #expect(!text.contains(word), "\(word)")
        }
    }

    @Test(
        arguments: [
            "\"\u{301} onmouseover=x <\u{338}b><script>alert(1)</script>",
            "a | b | c\n\n# not a heading\n```\n<img src=x onerror=y>", "\u{202E}\u{1B}[2J\u{7}",
            "](javascript:alert(1)) ![x](y) &lt;b&gt; **b** ~~~",
        ]
    )
    func `words of a document mean nothing in a report`(text: String) throws {
        let report = try RunReport.sample(RunStatusTests.events, runbook: hostileRunbook(text))
        let html = ReportHTML(report, links: links).text
        for word in ["<script", "<img", "onmouseover=x <b", "\u{202E}", "\u{1B}", "href=\"java"] {
            #expect(!html.contains(word), "\(word)")
        }
        // An attribute ends at a quote of ours only, whatever combines with one of the document's.
        #expect(!html.unicodeScalars.split(separator: "\"").contains { $0.first == "\u{301}" })
        // In code spans nothing has to be escaped.
        let markdown = ReportMarkdown(report, links: links).text.split(separator: "\n")
            .filter { !$0.contains("`") }.joined(separator: "\n")
        #expect(!markdown.contains("\n# not"))
        #expect(!markdown.contains(/(^|[^\\])<(script|img)/))
        #expect(!markdown.contains(/(^|[^\\])\]\(java/))
        #expect(XMLCounter(ReportJUnit(report).text).count(of: "testcase") > 0)
    }

    @Test func `the page lets its own stylesheet in and nothing else`() throws {
        let text = ReportHTML(try .eventful(), links: links).text
        let policy = try #require(text.firstMatch(of: /content="(default-src[^"]+)"/)?.1)
        let plain = policy.replacing("&#39;", with: "'")
        #expect(plain.hasPrefix("default-src 'none'; style-src 'sha256-"))
        #expect(plain.hasSuffix("='"))
        #expect(plain.count == 83)
    }
}

/// Counts the elements of a well-formed XML document.
private final class XMLCounter {
    private var counts: [Substring: Int] = [:]

    /// Every tag is closed by its own; otherwise nothing is counted.
    init(_ text: String) {
        var open: [Substring] = []
        for match in text.matches(of: /<(\/?)([a-z]+)[^<>]*?(\/?)>/) {
            let (_, closes, name, isEmpty) = match.output
            if closes.isEmpty {
                counts[name, default: 0] += 1
                if isEmpty.isEmpty { open.append(name) }
            } else if open.popLast() != name {
                counts = [:]
                return
            }
        }
        if !open.isEmpty { counts = [:] }
    }

    func count(of name: String) -> Int { counts[name[...]] ?? 0 }
}
