/// The period that a customer chose (F7), out of the months that there are.
package struct PeriodChoice: Hashable, Sendable {
    package enum Problem: Hashable, Sendable {
        case notAMonth, upsideDown
    }

    package let period: Period
    package let problem: Problem?

    /// The latest 12 months that there are, unless something else is asked for. A missing end is the latest month, a
    /// missing start the first one; what lies before or after the records is left out.
    ///
    /// - Parameters:
    ///   - from, to: "2019-01", as the lists give them.
    package init(from: String?, to: String?, recorded: Period) {
        let usual = Period(latest: 12, until: recorded.last).clamped(to: recorded)
        guard from != nil || to != nil else {
            (period, problem) = (usual, nil)
            return
        }
        guard let first = from.map({ Month(iso: $0) }) ?? recorded.first,
            let last = to.map({ Month(iso: $0) }) ?? recorded.last
        else {
            (period, problem) = (usual, .notAMonth)
            return
        }
        guard let asked = Period(first, last) else {
            (period, problem) = (usual, .upsideDown)
            return
        }
        (period, problem) = (asked.clamped(to: recorded), nil)
    }
}

extension Period {
    /// What the two have in common; nothing in common leaves the nearest month of `bounds`.
    package func clamped(to bounds: Period) -> Period {
        let first = min(max(self.first, bounds.first), bounds.last)
        return Period(first, min(max(last, first), bounds.last)) ?? Period(first)
    }
}
