import ArgumentParser
import CortexLint

/// The options of `lint` that change documents.
struct FixChoice: ParsableArguments {
    @Flag(help: "Apply the fixes that keep the meaning.")
    var fix = false

    @Flag(help: "Apply the fixes that may change the meaning too.")
    var unsafeFixes = false

    @Flag(help: "Print what the fixes would change, and change nothing.")
    var diff = false

    var fixing: LintRun.Fixing {
        if unsafeFixes { return .unsafe }
        return fix || diff ? .safe : .none
    }
}
