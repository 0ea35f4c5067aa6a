import Store
import Synchronization

/// The offices that every page shows, read once for each batch that is published: they are the operator's, the same for
/// everybody, and a sixth of what a page would ask the database.
final class OfficesInForce: Sendable {
    private let known = Mutex<(batch: Int64, offices: [Office])?>(nil)

    func read(_ visitor: Visitor) throws -> [Office] {
        guard let batch = visitor.publication?.batch else { return [] }
        if let known = known.withLock({ $0 }), known.batch == batch { return known.offices }
        let offices = try visitor.connection.offices()
        known.withLock { $0 = (batch, offices) }
        return offices
    }
}
