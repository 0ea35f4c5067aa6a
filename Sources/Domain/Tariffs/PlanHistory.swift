/// The history of a plan's prices and norms: each is valid until the next one of its kind.
extension Plan {
    /// The days of price changes, past and future, earliest first.
    package var priceDays: [Day] { Set(prices.map(\.validFrom)).sorted() }

    /// The days of norm changes, past and future, earliest first.
    package var normDays: [Day] { Set(norms.map(\.validFrom)).sorted() }

    /// All levels or times of day with a price at any time, in their order.
    package var steps: [TariffStep] { TariffStep.allCases.filter { !prices(of: $0).isEmpty } }

    /// The price of each level or time of day that has one on a day, in their order.
    package func prices(on day: Day) -> [Price] { rates(on: day)?.prices ?? [] }

    /// The norms valid on a day: for each category of households those of its levels, in their order.
    package func norms(on day: Day) -> [Norm] { rates(on: day)?.norms ?? [] }

    /// The prices of a step, earliest first.
    package func prices(of step: TariffStep) -> [Price] {
        prices.filter { $0.step == step }.sorted { $0.validFrom < $1.validFrom }
    }

    /// The norms of a step for a category of households, earliest first.
    package func norms(of step: TariffStep, for category: CategoryCode) -> [Norm] {
        norms.filter { $0.step == step && $0.category == category }.sorted { $0.validFrom < $1.validFrom }
    }

    /// The last day of a price; nil if no other follows it.
    package func lastDay(of price: Price) -> Day? {
        dayBefore(prices(of: price.step).map(\.validFrom), after: price.validFrom)
    }

    /// The last day of a norm; nil if no other follows it.
    package func lastDay(of norm: Norm) -> Day? {
        dayBefore(norms(of: norm.step, for: norm.category).map(\.validFrom), after: norm.validFrom)
    }

    /// The day before the first of the ascending `days` that is after `start`.
    private func dayBefore(_ days: [Day], after start: Day) -> Day? {
        days.first { $0 > start }.map { $0 - 1 }
    }
}

extension Plan.Decision {
    /// Its web page, if the URL is http or https. A batch may contain any text there, and a link must not execute it.
    package var page: String? {
        guard let address else { return nil }
        let isPage = ["https://", "http://"].contains { address.lowercased().hasPrefix($0) }
        return isPage && address.unicodeScalars.allSatisfy { $0.value > 0x20 } ? address : nil
    }

    /// The host of that page: "kase.kz".
    package var site: String? {
        page?.split(separator: "/", maxSplits: 2).dropFirst().first.map(String.init)
    }
}
