/// A heading and what stands below it up to the next heading.
package struct Section: Sendable, Equatable {
    /// The printed number or, without one, the anchor; unique in the document.
    package var id: String
    /// The number printed in the heading, such as `1.2`; `nil` if it has none.
    package var number: String?
    /// The heading's text without its number.
    package var title: String
    /// GitHub's anchor of the heading, duplicates numbered.
    package var anchor: String
    /// The heading's level, 1 to 6.
    package var level: Int
    /// The 1-based line of the heading.
    package var line: Int
    /// The index of the section that contains this one; `nil` at the top.
    package var parent: Int?
    package var flow: Flow
    /// Why the flow is not normal, in the document's words; `nil` where it is normal.
    package var condition: String?
    /// The longest time a step of the section may take, in seconds ("Timeout: 10 minutes").
    package var timeout: Int?
    /// The host the document wants the section to run on ("Run on: web").
    package var host: String?
}

/// How a section or a step takes part in a run.
package enum Flow: String, Sendable {
    /// Runs in document order.
    case normal
    /// Part of the plan but outside the normal flow: emergencies, rollback, appendices.
    case onDemand = "on-demand"
    /// One of several siblings; the operator picks.
    case alternative
    /// Asked first, never automatic.
    case conditional
}
