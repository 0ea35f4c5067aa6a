/// The period that a customer chose (F7), among the months with data.
package struct PeriodChoice: Hashable, Sendable {
    package enum Problem: Hashable, Sendable {
        case notAMonth, upsideDown, outside
    }

    /// The period to show: the requested one, within the months with data; the default period if it is invalid.
    package let period: Period
    /// The selection of the two lists: the chosen months, or the nearest ones with data, even if they are reversed.
    package let first: Month
    package let last: Month
    package let problem: Problem?

    /// The latest 12 months with data, unless another period is requested. A missing end is the latest month, a missing
    /// start the first one.
    ///
    /// - Parameters:
    ///   - from, to: "2019-01", as the lists give them.
    package init(from: String?, to: String?, recorded: Period) {
        let usual = recorded.latest12
        guard from != nil || to != nil else {
            self.init(usual, usual.first, usual.last, nil)
            return
        }
        let first = from.map { Month(iso: $0) } ?? recorded.first
        let last = to.map { Month(iso: $0) } ?? recorded.last
        guard let first, let last else {
            self.init(
                usual, first.map(recorded.nearest) ?? usual.first, last.map(recorded.nearest) ?? usual.last, .notAMonth)
            return
        }
        guard let asked = Period(first, last) else {
            self.init(usual, recorded.nearest(to: first), recorded.nearest(to: last), .upsideDown)
            return
        }
        guard let shown = asked.common(with: recorded) else {
            self.init(usual, recorded.nearest(to: first), recorded.nearest(to: last), .outside)
            return
        }
        self.init(shown, shown.first, shown.last, nil)
    }

    private init(_ period: Period, _ first: Month, _ last: Month, _ problem: Problem?) {
        (self.period, self.first, self.last, self.problem) = (period, first, last, problem)
    }
}

extension Period {
    /// Nil if the two have no month in common.
    package func common(with other: Period) -> Period? {
        Period(max(first, other.first), min(last, other.last))
    }

    /// The latest 12 months of it, or all if there are fewer.
    package var latest12: Period {
        Period(max(first, last - 11), last) ?? self
    }

    func nearest(to month: Month) -> Month {
        min(max(month, first), last)
    }
}
