package import Domain

extension ReadableAccount {
    /// Each service's latest balance with its part of the latest bill, and that bill.
    package func presentBalances() throws -> Later<PresentBalances> {
        let recent = try recentBalances()
        return Later { [catalogue] in try recent.present(catalogue.services) }
    }
}
