import FoundationEssentials
import Synchronization

/// The imports and undoes that the portal does now, so that whoever asked for one can stop it.
final class RunningImports: Sendable {
    private let tasks = Mutex<[UUID: Task<Void, Never>]>([:])

    func add(_ task: Task<Void, Never>, _ id: UUID) { tasks.withLock { $0[id] = task } }

    func remove(_ id: UUID) { tasks.withLock { $0[id] = nil } }

    /// Returns whether there is one.
    func stop(_ id: UUID) -> Bool {
        guard let task = tasks.withLock({ $0[id] }) else { return false }
        task.cancel()
        return true
    }
}
