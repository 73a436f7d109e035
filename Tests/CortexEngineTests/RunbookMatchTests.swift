import CortexEngine
import CortexRunbook
import Testing

/// Two forms of a document and what became of each item.
private struct Case: CustomTestStringConvertible {
    let what: String
    let old: String
    let new: String
    let outline: [String]
    var testDescription: String { what }

    init(_ what: String, _ old: String, _ new: String, _ outline: String...) {
        self.what = what
        self.old = old
        self.new = new
        self.outline = outline
    }
}

extension RunbookMatch {
    /// A line for each pair: the kind, the ids, and what changed.
    fileprivate var outline: [String] {
        pairs.map { pair in
            let ids = [pair.old.map { old.items[$0].id }, pair.new.map { new.items[$0].id }]
            let names = ids.map { $0 ?? "–" }.joined(separator: " → ")
            return ([pair.kind.rawValue, names] + pair.changes.map(\.rawValue))
                .joined(separator: " ")
        }
    }
}

/// A fence with `script`.
private func fence(_ script: String, _ language: String = "bash") -> String {
    "```\(language)\n\(script)\n```\n\n"
}

private func match(_ old: String, _ new: String) throws -> RunbookMatch {
    RunbookMatch(from: try runbook(old), to: try runbook(new))
}

@Suite struct RunbookMatchTests {
    private static let two = "# T\n\n## One\n\n\(fence("a"))## Two\n\n\(fence("b"))"

    @Test(arguments: [
        Case("nothing", two, two, "same one/1 → one/1", "same two/1 → two/1"),
        Case(
            "prose and another number in the heading",
            "# T\n\n## 1. One\n\nText.\n\n\(fence("a"))",
            "# T\n\nNew.\n\n## 2. One\n\nMore.\n\n\(fence("a"))",
            "moved 1/1 → 2/1"
        ),
        Case(
            "an equal step is put in before the others",
            "# T\n\n## S\n\n\(fence("a"))\(fence("b"))\(fence("a"))\(fence("c"))",
            "# T\n\n## S\n\n\(fence("a"))\(fence("a"))\(fence("b"))\(fence("a"))\(fence("c"))",
            "same s/1 → s/1",
            "added – → s/2",
            "moved s/2 → s/3",
            "moved s/3 → s/4",
            "moved s/4 → s/5"
        ),
        Case(
            "a section with the same steps is put in between",
            "# T\n\n## One\n\n\(fence("a"))## Two\n\n\(fence("a"))",
            "# T\n\n## One\n\n\(fence("a"))## Between\n\n\(fence("a"))## Two\n\n\(fence("a"))",
            "same one/1 → one/1",
            "added – → between/1",
            "same two/1 → two/1"
        ),
        Case(
            "steps change places",
            "# T\n\n## S\n\n\(fence("a"))\(fence("b"))",
            "# T\n\n## S\n\n\(fence("b"))\(fence("a"))",
            "moved s/2 → s/1",
            "moved s/1 → s/2"
        ),
        Case(
            "a step goes to another section",
            two,
            "# T\n\n## One\n\nNothing.\n\n## Two\n\n\(fence("b"))\(fence("a"))",
            "same two/1 → two/1",
            "moved one/1 → two/2"
        ),
        Case(
            "a step is taken out, another put in",
            "# T\n\n## S\n\n\(fence("a"))\(fence("b"))",
            "# T\n\n## S\n\n\(fence("b"))\(fence("something else"))",
            "removed s/1 → –",
            "moved s/2 → s/1",
            "added – → s/2"
        ),
        Case(
            "a changed step, behind one that is new",
            "# T\n\n## S\n\n\(fence("make build test"))",
            "# T\n\n## S\n\n\(fence("git pull"))\(fence("make build check"))",
            "added – → s/1",
            "changed s/1 → s/2 text"
        ),
        Case(
            "another text under the same id",
            "# T\n\n## S\n\n\(fence("a"))",
            "# T\n\n## S\n\n\(fence("b"))",
            "changed s/1 → s/1 text"
        ),
        Case(
            "a changed step of a section with another name",
            "# T\n\n## 1. Old\n\n\(fence("make build test"))",
            "# T\n\n## 1. New\n\n\(fence("make build check"))",
            "changed 1/1 → 1/1 text"
        ),
        Case(
            "a command is never a changed form of a manual step",
            "# T\n\n## S\n\n1. Make it\n",
            "# T\n\n## S\n\n\(fence("make it"))",
            "removed s/1 → –",
            "added – → s/1"
        ),
    ])
    private func `items are matched by content`(_ test: Case) throws {
        let outline = try match(test.old, test.new).outline
        #expect(outline == test.outline)
    }

    @Test(arguments: [
        Case(
            "a placeholder",
            "# T\n\n\(fence("git log <last-tag>"))",
            "# T\n\n\(fence("git log <first-tag>"))",
            "changed t/1 → t/1 text"
        ),
        Case(
            "the shell's name in the fence means nothing",
            "# T\n\n\(fence("ls", "bash"))\(fence("$ pwd", "bash"))",
            "# T\n\n\(fence("ls", "sh"))\(fence("$ pwd", "console"))",
            "same t/1 → t/1",
            "same t/2 → t/2"
        ),
        Case(
            "a language that is not executed",
            "# T\n\n\(fence("ls", "bash"))",
            "# T\n\n\(fence("ls", "python"))",
            "removed t/1 → –"
        ),
        Case(
            "a heading that takes the step out of the flow",
            "# T\n\n## Restart\n\n\(fence("a"))",
            "# T\n\n## Recovery\n\n\(fence("a"))",
            "changed restart/1 → recovery/1 flow"
        ),
        Case(
            "a condition",
            "# T\n\n\(fence("a"))\nIf it hangs:\n\n\(fence("b"))",
            "# T\n\nIf it hangs:\n\n\(fence("a"))\nIf it sleeps:\n\n\(fence("b"))",
            "changed t/1 → t/1 flow",
            "changed t/2 → t/2 flow"
        ),
        Case(
            "a criterion that belongs to another section",
            "# T\n\n## One\n\nDone when:\n\n- It runs.\n\n## Two\n\nText.\n",
            "# T\n\n## One\n\nText.\n\n## Two\n\nDone when:\n\n- It runs.\n",
            "changed one/1 → two/1 section"
        ),
        Case(
            "a criterion below another phase",
            "# T\n\n## Trial\n\n### Check\n\nDone when:\n\n- It runs.\n",
            "# T\n\n## Production\n\n### Check\n\nDone when:\n\n- It runs.\n",
            "changed check/1 → check/1 section"
        ),
        Case(
            "the title of the document, case and punctuation",
            "# T\n\n## The check\n\nDone when:\n\n- It runs.\n",
            "# U\n\n## The Check!\n\nDone when:\n\n- It runs.\n",
            "same the-check/1 → the-check/1"
        ),
        Case(
            "the host",
            "# T\n\n## S\n\nRun on: web\n\n\(fence("a"))",
            "# T\n\n## S\n\nRun on: db\n\n\(fence("a"))",
            "changed s/1 → s/1 host"
        ),
        Case(
            "a sample is only shown",
            "# T\n\n\(fence("a"))Expected output:\n\n\(fence("1", ""))",
            "# T\n\n\(fence("a"))Expected output:\n\n\(fence("2", ""))",
            "same t/1 → t/1"
        ),
    ])
    private func `what means something else is changed`(_ test: Case) throws {
        let outline = try match(test.old, test.new).outline
        #expect(outline == test.outline)
    }

    @Test func `a person is told how much changed and what`() throws {
        let old = "# T\n\n## S\n\n\(fence("a"))\(fence("make build"))\(fence("x y z"))"
        let new = "# T\n\n## S\n\n\(fence("b"))\(fence("a"))\(fence("make -j build"))"
        let match = try match(old, new)
        #expect(match.summary == "1 moved, 1 changed, 1 added, 1 removed")
        #expect(!match.isSame)
        let moved = try #require(match.pair(ofOld: "s/1"))
        #expect(match.remarks(on: moved) == ["it was s/1"])
        #expect(match.difference(of: moved) == nil)
        let changed = try #require(match.pair(ofOld: "s/2"))
        #expect(match.remarks(on: changed) == ["it was s/2", "its text changed"])
        #expect(match.difference(of: changed)?.text == "-make build\n+make -j build")
        #expect(match.pair(ofOld: "s/3")?.kind == .removed)
    }

    /// Documents of sections with steps drawn from a few texts, so that many are equal.
    private static func document(_ steps: [[Int]]) -> String {
        "# T\n\n"
            + steps.enumerated().map { number, scripts in
                "## Part \(number)\n\n" + scripts.map { fence("step \($0)") }.joined()
            }
            .joined()
    }

    @Test(arguments: 0..<40)
    func `every item is in one pair, and equal ones are not left over`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let steps = (0..<random.next(below: 6)).map { _ in
            (0..<random.next(below: 6)).map { _ in random.next(below: 5) }
        }
        var changed = steps
        for _ in 0..<random.next(below: 4) where !changed.isEmpty {
            let part = random.next(below: changed.count)
            let place = random.next(below: changed[part].count + 1)
            changed[part].insert(random.next(below: 5), at: place)
            if random.next(below: 2) == 0 { changed.swapAt(0, part) }
            if random.next(below: 3) == 0 { changed[part].removeFirst() }
        }
        let match = try match(Self.document(steps), Self.document(changed))
        #expect(match.pairs.compactMap(\.old).sorted() == Array(match.old.items.indices))
        #expect(match.pairs.compactMap(\.new) == Array(match.new.items.indices))
        let gone = match.pairs.filter { $0.kind == .removed || $0.changes.contains(.text) }
            .compactMap(\.old).map { match.old.items[$0].text }
        let came = match.pairs.filter { $0.kind == .added || $0.changes.contains(.text) }
            .compactMap(\.new).map { match.new.items[$0].text }
        #expect(Set(gone).isDisjoint(with: came))
    }

    @Test func `large documents do not take for ever`() throws {
        let same = (0..<2_000).map { _ in fence("echo same") }.joined()
        let old = (0..<2_000).map { fence("echo old \($0) of many steps") }.joined()
        let new = (0..<2_000).map { fence("echo new \($0) of many steps") }.joined()
        let match = try match("# T\n\n\(same)\(old)", "# T\n\n\(fence("echo same"))\(same)\(new)")
        #expect(match.counts == [.same: 2_000, .added: 1, .changed: 2_000])
    }
}
