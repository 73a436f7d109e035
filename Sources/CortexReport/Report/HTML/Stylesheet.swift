import CortexRunbook

/// How an HTML report looks: light and dark, on paper and on a telephone.
enum Stylesheet {
    /// The source of the policy that lets this stylesheet in and nothing else (CSP 3).
    static var policy: String {
        let digest = Base64.text(of: Base64.bytes(ofHex: Digest.hex(of: text.utf8)))
        return "default-src 'none'; style-src 'sha256-\(digest)'"
    }

    static let text = """
        :root { color-scheme: light dark;
          --page: #f6f7f9; --card: #ffffff; --ink: #1b1f24; --soft: #57606a; --line: #d8dee4;
          --tint: #eef1f4; --good: #1a7f37; --good-tint: #dafbe1; --bad: #b3261e;
          --bad-tint: #ffe5e2; --warning: #8a5a00; --warning-tint: #fff1cc; --open: #0a5cc2;
          --open-tint: #ddeeff; --term: #14181d; --term-ink: #e3e8ee; }
        @media (prefers-color-scheme: dark) { :root {
          --page: #0e1116; --card: #161b22; --ink: #e3e8ee; --soft: #98a3b0; --line: #2e3640;
          --tint: #1e252e; --good: #4cc466; --good-tint: #12301b; --bad: #ff8077;
          --bad-tint: #3f1815; --warning: #e5b13c; --warning-tint: #36290a; --open: #6cb3ff;
          --open-tint: #10294a; --term: #090c10; --term-ink: #dbe2ea; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink);
          font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
          overflow-wrap: anywhere; }
        main { max-width: 68rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
        h1 { font-size: 2rem; line-height: 1.2; letter-spacing: -.015em; margin: 0 0 .25rem; }
        h2 { font-size: 1.25rem; margin: 2.75rem 0 .85rem; letter-spacing: -.005em; }
        h3 { font-size: 1rem; margin: 0 0 .6rem; }
        p { margin: .4rem 0; }
        a { color: var(--open); text-decoration-thickness: 1px; text-underline-offset: .15em; }
        code, pre, .mono { font-family: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono",
          Menlo, Consolas, monospace; font-size: .875em; }
        .soft { color: var(--soft); } .small { font-size: .875rem; }
        .path { margin: 0 0 1.25rem; }
        .verdict { border-radius: 12px; border: 1px solid; border-left-width: 6px;
          padding: 1rem 1.25rem; margin: 1.25rem 0; }
        .verdict strong { font-size: 1.15rem; display: block; }
        .verdict span { color: var(--ink); }
        .good { color: var(--good); } .bad { color: var(--bad); }
        .warning { color: var(--warning); } .open { color: var(--open); }
        .verdict.good { background: var(--good-tint); } .verdict.bad { background: var(--bad-tint); }
        .verdict.warning { background: var(--warning-tint); }
        .verdict.open { background: var(--open-tint); }
        .bars { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin: 1rem 0; }
        .card { background: var(--card); border: 1px solid var(--line); border-radius: 12px;
          padding: 1.1rem 1.25rem; margin: 0 0 1rem; }
        .card > :last-child { margin-bottom: 0; }
        progress { appearance: none; width: 100%; height: 8px; border: 0; border-radius: 4px;
          overflow: hidden; background: var(--line); color: var(--open); display: block;
          margin-top: .4rem; }
        progress::-webkit-progress-bar { background: var(--line); }
        progress::-webkit-progress-value { background: var(--open); }
        progress::-moz-progress-bar { background: var(--open); }
        progress.full::-webkit-progress-value { background: var(--good); }
        progress.full::-moz-progress-bar { background: var(--good); }
        .figure { font-size: 1.5rem; font-weight: 650; font-variant-numeric: tabular-nums; }
        .figure small { font-size: 1rem; font-weight: 400; color: var(--soft); }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.25rem; margin: 0; }
        dt { color: var(--soft); } dd { margin: 0; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        th { text-align: left; font-weight: 500; color: var(--soft); font-size: .8125rem; }
        th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line);
          vertical-align: top; }
        th:last-child, td:last-child { padding-right: 0; }
        tr:last-child > td { border-bottom: 0; }
        td.sign { width: 1.75rem; font-weight: 700; text-align: center; padding-left: 0; }
        td.num { white-space: nowrap; }
        td.id { white-space: nowrap; }
        td.state { min-width: 7.5rem; }
        td.what { width: 42%; min-width: 11rem; }
        .remark { display: block; color: var(--soft); font-size: .875rem; }
        ul { list-style: none; margin: 0; padding: 0; }
        li { padding: .55rem 0; border-bottom: 1px solid var(--line); }
        li:last-child { border-bottom: 0; }
        .place { white-space: nowrap; }
        details { margin: .35rem 0 0; }
        summary { cursor: pointer; color: var(--soft); font-size: .8125rem; width: max-content;
          max-width: 100%; border-radius: 4px; }
        summary:hover { color: var(--open); }
        :focus-visible { outline: 2px solid var(--open); outline-offset: 2px; }
        pre { background: var(--term); color: var(--term-ink); border-radius: 8px; margin: .5rem 0 0;
          padding: .8rem 1rem; overflow: auto; max-height: 30rem; line-height: 1.45; tab-size: 8;
          white-space: pre-wrap; }
        pre.diff { white-space: pre; }
        .failure { border-left: 4px solid var(--bad); }
        svg { display: block; width: 100%; height: auto; }
        svg text { font: 12px system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
          fill: var(--ink); }
        svg .axis { stroke: var(--line); stroke-width: 1; }
        svg .tick { fill: var(--soft); font-size: 11px; }
        svg .lane { fill: var(--tint); }
        svg .pause { stroke: var(--warning); stroke-width: 1.5; stroke-dasharray: 4 3; }
        svg .good { fill: var(--good); } svg .bad { fill: var(--bad); }
        svg .warning { fill: var(--warning); } svg .open { fill: var(--open); }
        footer { margin-top: 3rem; color: var(--soft); font-size: .8125rem; }
        .b { font-weight: 700; } .f { opacity: .65; } .i { font-style: italic; }
        .u { text-decoration: underline; } .s { text-decoration: line-through; }
        .v { background: #e3e8ee; color: #14181d; }
        .c0 { color: #8a94a0; } .c1 { color: #ff7b72; } .c2 { color: #56d364; } .c3 { color: #e3b341; }
        .c4 { color: #79b8ff; } .c5 { color: #d2a8ff; } .c6 { color: #56d4dd; } .c7 { color: #c3cad2; }
        .c8 { color: #8a94a0; } .c9 { color: #ffa198; } .c10 { color: #7ee787; }
        .c11 { color: #f2cc60; } .c12 { color: #a5d6ff; } .c13 { color: #e2c5ff; }
        .c14 { color: #8be9f0; } .c15 { color: #ffffff; }
        .g0 { background: #000000; } .g1 { background: #8e1519; } .g2 { background: #0f5323; }
        .g3 { background: #6a4a03; } .g4 { background: #0c4a9e; } .g5 { background: #5a32a3; }
        .g6 { background: #0b5c66; } .g7 { background: #4b5661; } .g8 { background: #3b444d; }
        .g9 { background: #a8201a; } .g10 { background: #176f2c; } .g11 { background: #7d5b06; }
        .g12 { background: #1158c7; } .g13 { background: #6e40c9; } .g14 { background: #0f7480; }
        .g15 { background: #6a7683; }
        @media (max-width: 640px) {
          main { padding: 1.25rem 1rem 3rem; }
          h1 { font-size: 1.5rem; }
          .card { padding: .9rem 1rem; }
          dl { grid-template-columns: 1fr; gap: 0; } dt { font-size: .8125rem; margin-top: .5rem; }
          .scroll { overflow-x: auto; } .scroll svg { min-width: 36rem; }
          table, tbody { display: block; } thead { display: none; }
          tr { display: block; position: relative; padding: .65rem 0 .65rem 1.9rem;
            border-bottom: 1px solid var(--line); }
          tr:last-child { border-bottom: 0; }
          td { display: inline; padding: 0 .6rem 0 0; border: 0; }
          tr:not(:has(> td.sign)) { padding-left: 0; }
          td.sign { position: absolute; left: 0; top: .65rem; width: 1.4rem; }
          td.what, td.block { display: block; width: auto; padding: .1rem 0; }
          td:empty { display: none; }
          td[data-name]::before { content: attr(data-name) " "; color: var(--soft);
            font-size: .8125rem; }
        }
        @media print {
          :root { --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb;
            --term: #fff; --term-ink: #000; }
          body { font-size: 10pt; } main { padding: 0; max-width: none; }
          .card { border-radius: 0; border: 0; border-top: 1px solid #bbb; padding: .5rem 0; }
          pre { border: 1px solid #bbb; max-height: none; }
          pre span { color: inherit !important; background: none !important; }
          h2, h3 { break-after: avoid; } tr, li { break-inside: avoid; }
          details:not([open]) { display: none; }
          a { color: inherit; text-decoration: none; }
        }

        """
}

/// Base64 (RFC 4648).
enum Base64 {
    /// Returns `bytes` with padding.
    static func text(of bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let group = rest.prefix(3)
            rest = rest.dropFirst(3)
            let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for place in 0..<4 {
                let digit = digits[Int(bits >> UInt32(18 - 6 * place) & 63)]
                text.append(place <= group.count ? digit : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Returns the bytes that pairs of hexadecimal digits stand for.
    static func bytes(ofHex text: String) -> [UInt8] {
        let digits = text.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
    }

    private static let digits = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )
}
