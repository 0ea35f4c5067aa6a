import Synchronization

/// How often something ended in which way.
package final class OutcomeCounters<Outcome: RawRepresentable<String> & CaseIterable & Sendable>: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    package init() {}

    package func add(_ outcome: Outcome) {
        counts.withLock { $0[outcome.rawValue, default: 0] += 1 }
    }

    /// A sample of each outcome, also of those that have not happened: an alert can tell them from a metric that is
    /// missing.
    package func write(_ family: String, _ help: String, by label: String, to text: inout MetricsText) {
        let counts = counts.withLock { $0 }
        text.family(family, .counter, help)
        for outcome in Outcome.allCases { text.sample(counts[outcome.rawValue, default: 0], [label: outcome.rawValue]) }
    }
}
