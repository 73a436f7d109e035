package import CortexRunbook

/// How a document's nodes stand to each other, and what its labels and headings say of them.
///
/// Indices of nodes are those of `Document.nodes`, those of sections and blocks are the runbook's.
package struct Outline: Sendable {
    /// A node's place among the others.
    package struct Place: Sendable {
        /// The list, item or quote that contains it; `nil` at the top.
        package var parent: Int?
        /// The node before it in the same container.
        package var previous: Int?
        /// The index behind it and all that it contains.
        package var end: Int
        /// Its section, of which a heading is a part; `nil` before the first heading.
        package var section: Int?
        /// What the label or heading above says of it, for lists, items and blocks.
        package var role: Meaning?
        /// The label that says so; `nil` where a heading does.
        package var label: Int?
    }

    /// The places of all nodes.
    package internal(set) var places: [Place] = []
    /// The labels, in the order of the text.
    package internal(set) var labels: [PlacedLabel] = []
    /// The nodes of all sections.
    package internal(set) var sections: [SectionExtent] = []
    /// The node of each block.
    package internal(set) var blocks: [Int] = []
    /// The items of all lists, in the order of the text.
    package internal(set) var items: [ListItem] = []

    /// The node behind `node` in the same container; `nil` if it is the last.
    package func next(after node: Int) -> Int? {
        let end = places[node].end
        guard end < places.count, places[end].parent == places[node].parent else { return nil }
        return end
    }

    /// What the label or heading above says of a block.
    package func role(ofBlock block: Int) -> Meaning? { places[blocks[block]].role }

    /// The label that says what a block is; `nil` where a heading says it, or nothing.
    package func label(ofBlock block: Int) -> PlacedLabel? {
        places[blocks[block]].label.map { labels[$0] }
    }
}

/// A label such as `Acceptance criteria:`, with its place.
package struct PlacedLabel: Sendable {
    package let meaning: Meaning
    /// The paragraph it stands in.
    package let node: Int
    /// The bytes of the document from its first word to its colon, marks of strong text included.
    package let range: Range<Int>
    /// Whether something follows behind the colon.
    package let hasText: Bool
    /// Whether it is all that its paragraph says.
    package let isAlone: Bool
}

/// The nodes of a section.
package struct SectionExtent: Sendable {
    package let heading: Int
    /// The nodes between the heading and the next one.
    package let body: Range<Int>
    /// The heading, the body and all sections below.
    package internal(set) var whole: Range<Int>
    /// The sections directly below.
    package internal(set) var children: [Int] = []
}

/// An item of a list.
package struct ListItem: Sendable {
    package let node: Int
    /// The paragraph that begins it; `nil` if it begins with something else or is empty.
    package let paragraph: Int?
    /// What the label or heading above says of its list.
    package let role: Meaning?
    package let section: Int?
    /// Whether a box `[ ]` stands in front, and whether it is checked; `nil` without one.
    package let isChecked: Bool?
}
