import Domain
import Store

/// Of an update: whether earlier batches have parts of a balance of it, and these do not add up to it. That is seldom so, unless the
/// update has the parts, too. Then the balances are read a second time, when those are known (`WholesMatchParts`).
final class EarlierParts {
    let split: SumOfParts
    private(set) var differ = false
    private let mismatches: AccountsStatement

    init(_ split: SumOfParts, _ connection: any Connection) throws {
        self.split = split
        mismatches = try AccountsStatement(connection, split.mismatches)
    }

    /// Before parts of the update are read.
    ///
    /// - Parameter first: the first month of the accounts' balances in the update.
    func compare(_ accounts: [ShortText], since first: Month) throws {
        guard !differ else { return }
        differ = try !split.mismatches(mismatches, of: accounts, since: Int64(first.number), batch: 0).isEmpty
    }
}
