/// A tariff plan with all its prices and norms, past and coming ones too (docs/exchange.md: plans, prices, norms).
package struct Plan: Hashable, Sendable {
    package let code: String
    /// The code of the service that it is a plan of.
    package let service: String
    package let name: Words
    package let method: Method
    package let proration: Proration
    /// The first and the last day on which customers can choose it; open where nil.
    package let offeredFrom: Day?
    package let offeredUntil: Day?
    /// In any order.
    package let prices: [Price]
    package let norms: [Norm]

    package init(
        code: String, service: String, name: Words, method: Method, proration: Proration,
        offeredFrom: Day? = nil, offeredUntil: Day? = nil, prices: [Price], norms: [Norm]
    ) {
        (self.code, self.service, self.name) = (code, service, name)
        (self.offeredFrom, self.offeredUntil) = (offeredFrom, offeredUntil)
        (self.method, self.proration, self.prices, self.norms) = (method, proration, prices, norms)
    }

    /// How a plan charges.
    package enum Method: String, CaseIterable, Sendable {
        /// One price.
        case flat
        /// By how much was used.
        case levels
        /// By the time of day.
        case zones
        case perMonth = "per_month"
        case perPerson = "per_person"
        case perSquareMetre = "per_m2"
    }

    /// How the levels shrink with the days that are charged.
    package enum Proration: String, CaseIterable, Sendable {
        /// norm / 30.5 × days (AES consumer guide).
        case always
        /// The same below 30 days, the whole norm from then on (as banks' calculators have it).
        case below30
    }

    package struct Price: Hashable, Sendable {
        package let step: BillLine.Step
        package let validFrom: Day
        /// Tenge for a unit, with tax.
        package let price: ExactDecimal
        /// Without tax; nil where the decision names the price with tax only.
        package let net: ExactDecimal?
        package let vatPercent: Int
        package let isConfirmed: Bool
        package let decision: Decision?

        package init(
            step: BillLine.Step, validFrom: Day, price: ExactDecimal, net: ExactDecimal? = nil, vatPercent: Int,
            isConfirmed: Bool, decision: Decision?
        ) {
            (self.step, self.validFrom, self.price, self.net) = (step, validFrom, price, net)
            (self.vatPercent, self.isConfirmed, self.decision) = (vatPercent, isConfirmed, decision)
        }
    }

    package struct Norm: Hashable, Sendable {
        package let category: Household.Category
        package let step: BillLine.Step
        package let validFrom: Day
        /// For a resident and month; nil when the level has no end.
        package let upperLimit: ExactDecimal?
        package let decision: Decision?

        package init(
            category: Household.Category, step: BillLine.Step, validFrom: Day, upperLimit: ExactDecimal?,
            decision: Decision?
        ) {
            (self.category, self.step, self.validFrom) = (category, step, validFrom)
            (self.upperLimit, self.decision) = (upperLimit, decision)
        }
    }

    /// What a price or a norm rests on.
    package struct Decision: Hashable, Sendable {
        /// As it is cited: "№ 57-ОД".
        package let title: String?
        package let decidedOn: Day?
        package let address: String?

        package init(title: String?, decidedOn: Day?, address: String?) {
            (self.title, self.decidedOn, self.address) = (title, decidedOn, address)
        }
    }
}

extension Plan {
    /// Whether customers can choose it on a day.
    package func isOffered(on day: Day) -> Bool {
        (offeredFrom ?? day) <= day && day <= (offeredUntil ?? day)
    }

    /// Whether it charges by a metered quantity, so that a consumption can be worked out by it.
    package var isMetered: Bool { [.flat, .levels, .zones].contains(method) }

    /// The registers whose quantities it charges.
    package var registers: [Register] {
        guard method == .zones else { return [.total] }
        let steps = Set(prices.map(\.step))
        return [(BillLine.Step.day, Register.day), (.peak, .peak), (.night, .night)].compactMap { step, register in
            steps.contains(step) ? register : nil
        }
    }

    /// The price of a step on a day; nil before its first.
    package func price(of step: BillLine.Step, on day: Day) -> Price? {
        prices.filter { $0.step == step && $0.validFrom <= day }.max { $0.validFrom < $1.validFrom }
    }

    /// The norm of a level on a day; nil when none was set.
    package func norm(of step: BillLine.Step, for category: Household.Category, on day: Day) -> Norm? {
        norms.filter { $0.step == step && $0.category == category && $0.validFrom <= day }
            .max { $0.validFrom < $1.validFrom }
    }

    /// What it costs on a day, with the norms of a category of households; nil before its first price.
    package func inForce(for category: Household.Category, on day: Day) -> TariffInForce? {
        let steps = BillLine.Step.allCases.compactMap { step in
            price(of: step, on: day).map { price in
                TariffInForce.Step(
                    step: step, price: price.price, isConfirmed: price.isConfirmed,
                    upperLimit: norm(of: step, for: category, on: day)?.upperLimit)
            }
        }
        return steps.isEmpty ? nil : TariffInForce(plan: name, service: service, method: method, steps: steps)
    }

    /// The levels or times of day that have a price on a day, in their order.
    func steps(on day: Day) -> [BillLine.Step] {
        BillLine.Step.allCases.filter { price(of: $0, on: day) != nil }
    }
}
