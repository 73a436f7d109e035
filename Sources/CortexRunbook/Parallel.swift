import Dispatch
import Synchronization

/// What `body` returns for each number below `count`, found on all processors.
package func parallel<Found: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Found) -> [Found] {
    let found = Mutex([Found?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
        let result = body(index)
        found.withLock { $0[index] = result }
    }
    return found.withLock { $0.compactMap(\.self) }
}
