/// A document in which several steps have criteria, with one more step at its end.
func gated(_ step: String) -> String {
    """
    # Release

    ## 1. Check

    ### 1.1 One

    Acceptance criteria:

    - It is there.

    Validation commands:

    ```bash
    test -e one
    ```

    ### 1.2 Two

    Acceptance criteria:

    - It is there too.

    Validation commands:

    ```bash
    test -e two
    ```

    ### 1.3 Three

    \(step)
    """
}
