/// Something that was decided for what comes behind it in the run.
package struct Ruling<Event: Sendable & Equatable>: Sendable, Equatable {
    package var event: Event
    /// How many items had come up before it; going back to before it takes it away.
    package var position: Int
}
