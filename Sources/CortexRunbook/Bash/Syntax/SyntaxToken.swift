/// What bash's grammar is made of.
enum SyntaxToken: UInt8 {
    // Words
    case word
    /// `NAME=…` where a command may begin.
    case assignment
    /// Digits directly before `<` or `>`, or behind `<&` or `>&`.
    case number
    /// `{NAME}` directly before `<` or `>`.
    case descriptorName
    /// The `-` of `>&-`.
    case hyphen
    // Separators
    case end
    case newline
    case semicolon
    case ampersand
    case andAnd
    case orOr
    case pipe
    case pipeBoth
    case semiSemi
    case semiAnd
    case semiSemiAnd
    case open
    case close
    // Redirections
    case less
    case greater
    case greaterGreater
    case greaterBar
    case lessGreater
    case lessAnd
    case greaterAnd
    case andGreater
    case andGreaterGreater
    case lessLess
    case lessLessMinus
    case lessLessLess
    // Reserved words
    case `if`
    case then
    case elif
    case `else`
    case fi
    case `while`
    case until
    case `for`
    case select
    case `do`
    case done
    case `case`
    case `in`
    case esac
    case function
    case coproc
    case time
    case timeOption
    case timeEnd
    case bang
    case openBrace
    case closeBrace
    case openTest
    case closeTest
    // Wholes
    /// `((…))`
    case arithmetic
    /// The `((…))` of a `for`.
    case loopArithmetic
    /// `$(` or `<(`, before the commands in it.
    case substitution

    var isRedirection: Bool {
        switch self {
        case .less, .greater, .greaterGreater, .greaterBar, .lessGreater, .lessAnd, .greaterAnd,
            .andGreater, .andGreaterGreater, .lessLess, .lessLessMinus, .lessLessLess:
            true
        default: false
        }
    }

    /// Whether a reserved word may come next.
    var allowsReservedWord: Bool {
        switch self {
        case .newline, .semicolon, .open, .close, .pipe, .ampersand, .openBrace, .closeBrace,
            .andAnd, .arithmetic, .bang, .pipeBoth, .closeTest, .do, .done, .elif, .else, .esac,
            .fi, .if, .orOr, .semiSemi, .semiAnd, .semiSemiAnd, .then, .time, .timeOption,
            .timeEnd, .coproc, .until, .while, .substitution:
            true
        default: false
        }
    }

    /// Whether `time` may come next as a reserved word.
    var allowsTime: Bool {
        switch self {
        case .newline, .semicolon, .andAnd, .orOr, .ampersand, .while, .do, .until, .if, .then,
            .elif, .else, .openBrace, .open, .close, .bang, .time, .timeOption, .timeEnd:
            true
        default: false
        }
    }

    /// Whether it ends a clause of a `case`.
    var endsClause: Bool { self == .semiSemi || self == .semiAnd || self == .semiSemiAnd }

    /// Whether a compound command begins with it.
    var beginsCompound: Bool {
        switch self {
        case .if, .while, .until, .for, .select, .case, .open, .openBrace, .arithmetic, .openTest:
            true
        default: false
        }
    }

    /// Whether a command, or `!` or `time` before it, begins with it.
    var beginsCommand: Bool {
        switch self {
        case .word, .assignment, .number, .descriptorName, .bang, .time, .function, .coproc: true
        default: isRedirection || beginsCompound
        }
    }

    /// The reserved words by their packed bytes.
    static let reserved: [UInt64: SyntaxToken] = {
        let words: [(String, SyntaxToken)] = [
            ("if", .if), ("then", .then), ("elif", .elif), ("else", .else), ("fi", .fi),
            ("while", .while), ("until", .until), ("for", .for), ("select", .select),
            ("do", .do), ("done", .done), ("case", .case), ("in", .in), ("esac", .esac),
            ("function", .function), ("coproc", .coproc), ("time", .time), ("!", .bang),
            ("{", .openBrace), ("}", .closeBrace), ("[[", .openTest), ("]]", .closeTest),
        ]
        return Dictionary(uniqueKeysWithValues: words.map { (SyntaxWord.pack($0.0), $0.1) })
    }()
}
