/// A decision that the run asked for.
package struct Decision: Sendable, Equatable {
    package var request: DecisionRequested
    /// The hash of the record that asks, 64 hexadecimal digits; an answer names it.
    package var hash = ""
    /// When it was asked.
    package var time: Moment?
    /// `nil` while nobody has answered.
    package var answer: DecisionAnswered?

    package init(
        request: DecisionRequested,
        hash: String = "",
        time: Moment? = nil,
        answer: DecisionAnswered? = nil
    ) {
        self.request = request
        self.hash = hash
        self.time = time
        self.answer = answer
    }
}
