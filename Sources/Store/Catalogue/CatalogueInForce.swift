import Domain
import Synchronization

/// A cache of the catalogue, read once for each published batch. It is the same for everyone: a customer's data are
/// never cached.
package final class CatalogueInForce: Sendable {
    /// Two, since a replica may show the previous batch for some seconds.
    private let known = Mutex<[Catalogue]>([])

    package init() {}

    /// The catalogue of the connection's snapshot; nil before the first batch.
    ///
    /// - Parameter batch: the latest in that snapshot.
    func read(_ connection: any Connection, batch: Int64?) throws -> Catalogue? {
        if let known = known.withLock({ $0.first { $0.batch == batch } }) { return known }
        guard let catalogue = try connection.catalogue() else { return nil }
        known.withLock { $0 = [catalogue] + $0.prefix(1) }
        return catalogue
    }
}
