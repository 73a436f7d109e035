package import Synchronization

/// A value that is computed when it is first asked for, and once.
package final class Lazy<Value: Sendable>: Sendable {
    @usableFromInline let value = Mutex<Value?>(nil)

    @inlinable package init() {}

    /// Returns the value; `compute` makes it the first time.
    @inlinable package func callAsFunction(_ compute: () -> Value) -> Value {
        value.withLock { value in
            if let value { return value }
            let computed = compute()
            value = computed
            return computed
        }
    }
}
