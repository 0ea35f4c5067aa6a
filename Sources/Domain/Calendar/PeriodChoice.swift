/// The period that a customer chose (F7), out of the months that there are.
package struct PeriodChoice: Hashable, Sendable {
    package enum Problem: Hashable, Sendable {
        case notAMonth, upsideDown
    }

    /// What to show: what was asked for, as far as there are months; the usual period when that can't be made out.
    package let period: Period
    /// What the two lists show: what was chosen, also when it is upside down.
    package let first: Month
    package let last: Month
    package let problem: Problem?

    /// The latest 12 months that there are, unless something else is asked for. A missing end is the latest month, a
    /// missing start the first one.
    ///
    /// - Parameters:
    ///   - from, to: "2019-01", as the lists give them.
    package init(from: String?, to: String?, recorded: Period) {
        let usual = Period(latest: 12, until: recorded.last).clamped(to: recorded)
        guard from != nil || to != nil else {
            self.init(usual, usual.first, usual.last, nil)
            return
        }
        let first = from.map { Month(iso: $0) } ?? recorded.first
        let last = to.map { Month(iso: $0) } ?? recorded.last
        guard let first, let last else {
            self.init(usual, first ?? usual.first, last ?? usual.last, .notAMonth)
            return
        }
        if let asked = Period(first, last)?.clamped(to: recorded) {
            self.init(asked, asked.first, asked.last, nil)
        } else {
            self.init(usual, first, last, .upsideDown)
        }
    }

    private init(_ period: Period, _ first: Month, _ last: Month, _ problem: Problem?) {
        (self.period, self.first, self.last, self.problem) = (period, first, last, problem)
    }
}

extension Period {
    /// What the two have in common; nothing in common leaves the nearest month of `bounds`.
    package func clamped(to bounds: Period) -> Period {
        let first = min(max(self.first, bounds.first), bounds.last)
        return Period(first, min(max(last, first), bounds.last)) ?? Period(first)
    }
}
