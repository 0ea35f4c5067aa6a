/// What a read leaves to be written after it: nobody reads these without a trace.
package struct Traces: Sendable {
    /// Others' accounts, by a helper.
    package fileprivate(set) var helperUses: Set<HelperAccessID> = []
    /// The copy of all data of the customer.
    package fileprivate(set) var dataWasTaken = false
    /// Notices of debts that the customer saw for the first time.
    package fileprivate(set) var seenDebtNotices: Set<Int64> = []

    package var isEmpty: Bool { helperUses.isEmpty && !dataWasTaken && seenDebtNotices.isEmpty }
}

/// Collects the traces of one read.
final class TraceLog {
    private(set) var traces = Traces()

    func helperLooked(by access: HelperAccessID) {
        traces.helperUses.insert(access)
    }

    func dataWasTaken() {
        traces.dataWasTaken = true
    }

    func debtNoticeWasSeen(_ id: Int64) {
        traces.seenDebtNotices.insert(id)
    }
}
