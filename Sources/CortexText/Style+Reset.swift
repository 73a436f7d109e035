extension Style {
    /// Returns what brings a terminal to order behind a program that could do anything to it; the
    /// cursor ends on an empty last row.
    ///
    /// The sequences are those of ECMA-48 and of xterm's "Control Sequences"; a terminal passes over
    /// what it does not know. `afterStrings` tells whether the program may have set colours by a
    /// string: they become those of the terminal's own settings.
    package func reset(afterStrings: Bool) -> SafeText {
        var text = Self.sequencesEnded
        if unicode { text.append("\u{1B}%G") }
        text.append(Self.screenReset)
        text.append(Self.keysReset)
        if !isConsole { text.append(Self.newerReset) }
        if !isConsole, afterStrings { text.append(Self.coloursReset) }
        return text + tabStops + Self.lastRow
    }

    /// Ends what was begun, so that the rest is heard at all: a sequence or string (CAN, ST), VT52
    /// mode, output to a printer, output held back, answers of eight bits.
    private static let sequencesEnded: SafeText =
        "\u{18}\u{1B}\\\u{1B}<\u{1B}[4i\u{1B}[?4i\u{1B}[?2026l\u{1B} F"

    /// The normal screen with its whole height and width, plain characters and a visible cursor.
    private static let screenReset: SafeText = """
        \u{1B}7\u{1B}[?1049l\u{1B}8\u{1B}[?69l\u{1B}[?6l\u{1B}[r\u{1B}[?5l\u{1B}[?7h\u{1B}[?45l\
        \u{1B}[4l\u{1B}[20l\u{1B}[12h\u{1B}[?25h\u{1B}(B\u{1B})B\u{1B}*B\u{1B}+B\u{0F}\u{1B}[0m
        """

    /// A keyboard that sends plain keys and repeats them; neither mouse, focus nor paste reports.
    private static let keysReset: SafeText = """
        \u{1B}[2l\u{1B}[?1l\u{1B}[?66l\u{1B}>\u{1B}[?8h\u{1B}[?9l\u{1B}[?1000l\u{1B}[?1001l\
        \u{1B}[?1002l\u{1B}[?1003l\u{1B}[?1004l\u{1B}[?1005l\u{1B}[?1006l\u{1B}[?1015l\
        \u{1B}[?1016l\u{1B}[?2004l
        """

    /// What older consoles would print: the cursor's shape, protected characters, the status line,
    /// the keyboards of xterm and kitty, hyperlinks.
    private static let newerReset: SafeText = """
        \u{1B}[0 q\u{1B}[0"q\u{1B}[0$}\u{1B}[>4;0m\u{1B}[=0;1u\u{1B}]8;;\u{1B}\\\u{1B}[0m
        """

    /// The palette, the colours of text and background, the cursor's colour.
    private static let coloursReset: SafeText =
        "\u{1B}]104\u{1B}\\\u{1B}]110\u{1B}\\\u{1B}]111\u{1B}\\\u{1B}]112\u{1B}\\"

    /// Wherever the cursor was left: what follows stands below all that was drawn.
    private static let lastRow: SafeText = "\u{1B}[999;1H\n\u{1B}[J"

    /// A tab stop every eight columns.
    private var tabStops: SafeText {
        stride(from: 8, to: min(width, 1_000), by: 8).reduce("\r\u{1B}[3g") { text, column in
            text + "\u{1B}[\(column + 1)G\u{1B}H"
        }
    }
}
