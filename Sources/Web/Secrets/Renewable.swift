import Synchronization

/// A value that all share, and that may be replaced while they use it.
package final class Renewable<Value: Sendable>: Sendable {
    private let held: Mutex<Value>

    package init(_ value: Value) {
        held = Mutex(value)
    }

    package var value: Value { held.withLock { $0 } }

    package func renew(_ value: Value) { held.withLock { $0 = value } }
}
