public import Synchronization

extension Mutex {
    /// Returns the value that is kept; `compute` makes it the first time.
    @inlinable
    package borrowing func callAsFunction<Kept: Sendable>(_ compute: () -> Kept) -> Kept
    where Value == Kept? {
        withLock { value in
            if let value { return value }
            let computed = compute()
            value = computed
            return computed
        }
    }
}
