/// A person's word about a gate.
package struct Signature: Sendable, Equatable {
    package var signed: GateSigned
    package var time: Moment
    /// The place of its record in the run.
    package var seq: Int

    package init(signed: GateSigned, time: Moment, seq: Int) {
        self.signed = signed
        self.time = time
        self.seq = seq
    }
}

/// A gate in a run's record.
package struct GateName: Sendable, Hashable {
    package let name: String
    /// The id of the section that it closes.
    package let section: String

    package init(_ name: String, closing section: String) {
        self.name = name
        self.section = section
    }
}
