import CortexEngine
import CortexRunbook

/// A small document with every kind of flow.
let everyFlow = """
    # Moving house

    ## 1. Pack

    Acceptance criteria:

    - The boxes are shut.

    ```bash
    echo pack
    ```

    1. Ask the neighbour for tape.

    ## 2. Carry

    ### Option A: by van

    ```bash
    echo van
    ```

    ### Option B: by bike

    ```bash
    echo bike
    ```

    ## 3. Unpack

    If the boxes are wet:

    ```bash
    echo dry
    ```

    Then open them.

    ```bash
    echo open
    ```

    ## Rollback

    ```bash
    echo back
    ```

    """

/// Reads `text` as the file `doc.md`.
func runbook(_ text: String) throws -> Runbook {
    try Runbook(reading: Array(text.utf8), path: "doc.md")
}

/// Returns options changed by `change`.
func options(_ change: (inout RunOptions) -> Void = { _ in }) -> RunOptions {
    var options = RunOptions()
    change(&options)
    return options
}

extension Plan {
    /// The plan in short: an id for each item that takes part, with what is asked about it first.
    var summary: [String] {
        active.map { entry in
            let question = entry.alternative.map { "\(runbook.sections[$0.section].id)? " } ?? ""
            let condition = entry.condition.map { " if \($0)" } ?? ""
            return question + runbook.items[entry.item].id + condition
        }
    }
}

/// Returns the refusal that `body` throws; `nil` if it throws none.
func refusal(_ body: () throws -> Void) throws -> Refusal? {
    do {
        try body()
        return nil
    } catch let refusal as Refusal {
        return refusal
    }
}
