/// A person's word about a gate.
package struct Signature: Sendable, Equatable {
    package var signed: GateSigned
    package var time: Moment
    /// The place of its record in the run.
    package var seq: Int
}
