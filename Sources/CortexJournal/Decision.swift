/// A decision that the run asked for.
package struct Decision: Sendable, Equatable {
    package var request: DecisionRequested
    /// `nil` while nobody has answered.
    package var answer: DecisionAnswered?
}
