import CortexRunbook
import Testing

@Suite struct DecidedGateTests {
    private static let text = """
        # T

        ## 1. Build

        ### 1.1 Compile

        Done when:

        - It compiles.

        ```bash
        make
        ```

        ### 1.2 Rollback

        ```bash
        make clean
        ```

        ## 2. Ship

        ```bash
        make ship
        ```

        """

    private static func gates(_ text: String) throws -> [String] {
        let runbook = try Runbook(reading: Array(text.utf8), path: "r.md")
        return runbook.decidedGates.map { gate in
            let items = runbook.items(of: gate).map { runbook.items[$0].id }
            return "\(gate.line) \(gate.name): \(items.joined(separator: " "))"
        }
    }

    @Test func `a summary names the gates, and all below their sections decides them`() throws {
        let summary = "## Gates\n\n- Build gate\n- Ship gate\n- Rollback gate\n- Moon gate\n"
        let gates = try Self.gates(Self.text + summary)
        #expect(
            gates == [
                "28 Build gate: 1.1/1 1.1/2", "29 Ship gate: 2/1", "30 Rollback gate: 1.2/1",
                "31 Moon gate: ",
            ]
        )
    }

    @Test func `without a summary they are the sections with criteria`() throws {
        let gates = try Self.gates(Self.text)
        #expect(gates == ["5 Compile: 1.1/1 1.1/2"])
    }
}
