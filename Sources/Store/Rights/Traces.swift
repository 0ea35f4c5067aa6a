/// What a read leaves to be written after it: nobody reads these without a trace.
package struct Traces: Sendable {
    /// Others' accounts, by a helper.
    package fileprivate(set) var helperUses: Set<HelperAccessID> = []
    /// The copy of all data of the customer.
    package fileprivate(set) var dataWasTaken = false

    package var isEmpty: Bool { helperUses.isEmpty && !dataWasTaken }
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
}
