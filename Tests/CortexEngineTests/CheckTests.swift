import CortexEngine
import CortexRunbook
import Testing

@Suite struct CheckTests {
    private static func checks(of id: String, in text: String) throws -> [String] {
        let runbook = try runbook(text)
        let item = try #require(runbook.items.firstIndex { $0.id == id })
        return runbook.checks(of: item).map { runbook.items[$0].text }
    }

    private static let section = """
        # T

        ## 1. Restart

        ```bash
        uptime
        ```

        ```bash
        systemctl restart web
        ```

        Validation commands:

        ```bash
        systemctl status web
        ```

        ```bash
        rm old.log
        ```

        If it hangs:

        ```bash
        ps aux
        ```

        ### Verification

        ```bash
        curl -fsS http://localhost/health
        ```

        """

    @Test func `the read-only steps behind it in its section come first`() throws {
        #expect(try Self.checks(of: "1/2", in: Self.section) == ["systemctl status web\n"])
    }

    @Test func `without one the part about verification is taken`() throws {
        let text = Self.section.replacing("status web", with: "stop web")
        #expect(
            try Self.checks(of: "1/2", in: text) == ["curl -fsS http://localhost/health\n"]
        )
        let beside = text.replacing("### Verification", with: "## Verification")
        #expect(
            try Self.checks(of: "1/2", in: beside) == ["curl -fsS http://localhost/health\n"]
        )
    }

    @Test func `then those before it, and none where nothing only looks`() throws {
        let text = Self.section.replacing("status web", with: "stop web")
            .replacing("curl -fsS", with: "curl -X POST")
        #expect(try Self.checks(of: "1/2", in: text) == ["uptime\n"])
        let changing = text.replacing("uptime", with: "reboot")
        #expect(try Self.checks(of: "1/2", in: changing) == [])
    }
}
