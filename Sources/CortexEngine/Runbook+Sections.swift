package import CortexRunbook

extension Runbook {
    /// Whether `section` is `ancestor` or lies below it.
    package func lies(_ section: Int?, below ancestor: Int) -> Bool {
        ancestors(of: section).contains(ancestor)
    }

    /// Returns `section` and the sections that contain it, innermost first.
    package func ancestors(of section: Int?) -> [Int] {
        var found: [Int] = []
        var current = section
        while let index = current {
            found.append(index)
            current = sections[index].parent
        }
        return found
    }

    /// Returns the place of `item` for messages: the path and the line.
    package func place(of item: Item) -> String {
        "\(path):\(item.line)"
    }
}
