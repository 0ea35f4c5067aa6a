import Store
import Synchronization

/// The catalogue, read once for each batch that is published. It is the operator's and the same for everybody: a customer's
/// page is never kept.
final class CatalogueInForce: Sendable {
    private let known = Mutex<Catalogue?>(nil)

    /// As the connection's snapshot has it; nil before the first batch.
    func read(_ connection: any Connection) throws -> Catalogue? {
        let batch = try connection.latestBatch()
        if let known = known.withLock({ $0 }), known.batch == batch { return known }
        let catalogue = try connection.catalogue()
        known.withLock { $0 = catalogue }
        return catalogue
    }
}
