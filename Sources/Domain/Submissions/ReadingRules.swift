/// How customers' readings of a service are taken from a day on, as the operator sets it.
package struct ReadingRule: Hashable, Sendable {
    package let validFrom: Day
    /// Nil: they are not taken.
    package let window: ReadingWindow?
    /// More than this in a day is not believed at once, in the service's unit; nil if the operator does not say.
    package let mostADay: ExactDecimal?

    package init(validFrom: Day, window: ReadingWindow?, mostADay: ExactDecimal?) {
        (self.validFrom, self.window, self.mostADay) = (validFrom, window, mostADay)
    }
}

/// The rules of all services.
package struct ReadingRules: Sendable {
    private let rules: [ServiceCode: [ReadingRule]]

    package init(_ rules: [ServiceCode: [ReadingRule]] = [:]) {
        self.rules = rules
    }

    package var isEmpty: Bool { rules.isEmpty }

    /// Nil if readings of the service are not taken on that day.
    package func taking(_ service: ServiceCode, on day: Day) -> (window: ReadingWindow, limit: Fraction?)? {
        let rule = rules[service]?.filter { $0.validFrom <= day }.max { $0.validFrom < $1.validFrom }
        return rule?.window.map { (window: $0, limit: rule?.mostADay.map(Fraction.init)) }
    }
}
