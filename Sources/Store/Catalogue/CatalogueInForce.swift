import Domain
import Synchronization

/// The catalogue, read once for each batch that is published. It is the operator's and the same for everybody: a customer's
/// page is never kept.
package final class CatalogueInForce: Sendable {
    /// Two: a replica may show the batch before for some seconds.
    private let known = Mutex<[Catalogue]>([])

    package init() {}

    /// As the connection's snapshot has it; nil before the first batch.
    ///
    /// - Parameter batch: the latest in that snapshot.
    func read(_ connection: any Connection, batch: Int64?) throws -> Catalogue? {
        if let known = known.withLock({ $0.first { $0.batch == batch } }) { return known }
        guard let catalogue = try connection.catalogue() else { return nil }
        known.withLock { $0 = [catalogue] + $0.prefix(1) }
        return catalogue
    }
}
