extension Plan {
    /// The prices and norms of a plan between two changes.
    package struct Rates: Hashable, Sendable {
        package let validFrom: Day
        /// The prices of the steps, in the order of `TariffStep`.
        package let prices: [Price]
        /// By category of households, and of each those of its levels in their order.
        package let norms: [Norm]

        /// The latest of each price and norm on or before the day.
        init(from day: Day, _ prices: [Price], _ norms: [Norm]) {
            validFrom = day
            self.prices = TariffStep.allCases.compactMap { step in
                prices.filter { $0.step == step && $0.validFrom <= day }.max { $0.validFrom < $1.validFrom }
            }
            self.norms = Set(norms.map(\.category)).sorted().flatMap { category in
                TariffStep.allCases.compactMap { step in
                    norms.filter { $0.step == step && $0.category == category && $0.validFrom <= day }
                        .max { $0.validFrom < $1.validFrom }
                }
            }
        }

        /// Nil if the step has none.
        package func price(of step: TariffStep) -> Price? { prices.first { $0.step == step } }

        /// Nil if none was set.
        package func norm(of step: TariffStep, for category: CategoryCode) -> Norm? {
            norms.first { $0.step == step && $0.category == category }
        }

        /// Whether both charge a household of that category equally.
        func isSame(as other: Rates, for category: CategoryCode) -> Bool {
            prices == other.prices
                && prices.allSatisfy { price in
                    norm(of: price.step, for: category) == other.norm(of: price.step, for: category)
                }
        }
    }
}
