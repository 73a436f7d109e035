extension BashScript {
    /// A simple command, a test, or the head of a loop or `case`.
    package struct Command: Sendable, Equatable {
        package enum Kind: Sendable {
            case simple
            /// `[[ … ]]`
            case test
            /// `(( … ))`
            case arithmetic
            /// `for NAME in WORDS`, `for ((…))` or `select`.
            case loopHead
            /// `case WORD in`
            case caseHead
            /// The redirections behind `done`, `}`, `)` and the like.
            case redirections
        }

        package var kind: Kind
        package var range: Range<Int>
        /// Indices into `words`, the command's name first.
        package var words: [Int] = []
        package var assignments: [Assignment] = []
        package var redirections: [Redirection] = []
        /// The index of its pipeline.
        package var pipeline: Int
        /// Its 0-based place in the pipeline.
        package var element: Int
        /// The index of the innermost compound command around it.
        package var compound: Int?
        /// Whether it decides an `if`, a `while` or an `until`.
        package var isCondition: Bool
        /// The index of the word in whose substitution it stands.
        package var parent: Int?
    }

    /// `NAME=value` before a command, alone, or as an argument of `export` and its kin.
    package struct Assignment: Sendable, Equatable {
        /// The index of the word that holds it.
        package var word: Int
        package var name: Range<Int>
        package var value: Range<Int>
        package var isArray: Bool
    }

    package struct Redirection: Sendable, Equatable {
        package enum Operator: String, Sendable {
            case input = "<"
            case output = ">"
            case append = ">>"
            case clobber = ">|"
            case both = "&>"
            case bothAppend = "&>>"
            case heredoc = "<<"
            case hereString = "<<<"
            case duplicateInput = "<&"
            case duplicateOutput = ">&"
            case readWrite = "<>"
        }

        package var kind: Operator
        /// The index of the word behind the operator; `nil` if there is none.
        package var target: Int?
        package var offset: Int
    }

    /// Commands joined by `|`, and how the list goes on after them.
    package struct Pipeline: Sendable, Equatable {
        package enum Separator: Sendable {
            case sequence
            case and
            case or
            case background
        }

        /// How many commands it joins, compound ones counted once.
        package var elements = 1
        package var separator = Separator.sequence
        /// The index of the compound command around it.
        package var compound: Int?
        package var isCondition: Bool
        package var isNegated = false
        /// The index of the word in whose substitution it stands.
        package var parent: Int?
    }

    /// A loop, a conditional, a group or a function's body.
    package struct Compound: Sendable, Equatable {
        package enum Kind: Sendable {
            case conditional
            case whileLoop
            case untilLoop
            case forLoop
            case choice
            case group
            case subshell
        }

        package var kind: Kind
        package var range: Range<Int>
        /// The index of the pipeline it is an element of.
        package var pipeline: Int
        /// Its 0-based place in that pipeline.
        package var element: Int
        /// The function of which it is the body.
        package var function: String?
        package var parent: Int?
    }
}
