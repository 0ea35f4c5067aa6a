/// A tariff plan with all its prices and norms, past and future ones too (docs/exchange.md: plans, prices, norms).
///
/// A class, as `Service` is.
package final class Plan: Sendable {
    package let code: PlanCode
    /// The service of the plan.
    package let service: ServiceCode
    package let name: Words
    package let method: Method
    package let proration: Proration
    /// The first and the last day on which customers can choose it; nil is no limit.
    package let offeredFrom: Day?
    package let offeredUntil: Day?
    /// In any order.
    package let prices: [Price]
    package let norms: [Norm]
    /// The prices and norms from each day of a change, first to last.
    private let timeline: [Rates]

    package init(
        code: PlanCode, service: ServiceCode, name: Words, method: Method, proration: Proration,
        offeredFrom: Day? = nil, offeredUntil: Day? = nil, prices: [Price], norms: [Norm]
    ) {
        (self.code, self.service, self.name) = (code, service, name)
        (self.offeredFrom, self.offeredUntil) = (offeredFrom, offeredUntil)
        (self.method, self.proration, self.prices, self.norms) = (method, proration, prices, norms)
        timeline = Set(prices.map(\.validFrom) + norms.map(\.validFrom)).sorted().map { day in
            Rates(from: day, prices, norms)
        }
    }

    /// The charging method of a plan.
    package enum Method: String, CaseIterable, Sendable {
        /// One price.
        case flat
        /// By the consumption.
        case levels
        /// By the time of day.
        case zones
        case perMonth = "per_month"
        case perPerson = "per_person"
        case perSquareMetre = "per_m2"
    }

    /// How the levels are prorated to the charged days.
    package enum Proration: String, CaseIterable, Sendable {
        /// norm / 30.5 × days (AES consumer guide).
        case always
        /// The same below 30 days, the whole norm from then on (as in banks' calculators).
        case below30
    }

    package struct Price: Hashable, Sendable {
        package let step: TariffStep
        package let validFrom: Day
        /// Tenge for a unit, with tax.
        package let price: ExactDecimal
        /// Without tax; nil if the decision has only the price with tax.
        package let net: ExactDecimal?
        package let vatPercent: Int
        package let isConfirmed: Bool
        package let decision: Decision?

        package init(
            step: TariffStep, validFrom: Day, price: ExactDecimal, net: ExactDecimal? = nil, vatPercent: Int,
            isConfirmed: Bool, decision: Decision?
        ) {
            (self.step, self.validFrom, self.price, self.net) = (step, validFrom, price, net)
            (self.vatPercent, self.isConfirmed, self.decision) = (vatPercent, isConfirmed, decision)
        }
    }

    package struct Norm: Hashable, Sendable {
        package let category: CategoryCode
        package let step: TariffStep
        package let validFrom: Day
        /// For a resident and month; nil if the level has no limit.
        package let upperLimit: ExactDecimal?
        package let decision: Decision?

        package init(
            category: CategoryCode, step: TariffStep, validFrom: Day, upperLimit: ExactDecimal?,
            decision: Decision?
        ) {
            (self.category, self.step, self.validFrom) = (category, step, validFrom)
            (self.upperLimit, self.decision) = (upperLimit, decision)
        }
    }

    /// The act that sets a price or a norm.
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

extension Plan: Hashable {
    package static func == (left: Plan, right: Plan) -> Bool {
        left === right
            || left.code == right.code && left.service == right.service && left.name == right.name
                && left.method == right.method && left.proration == right.proration
                && left.offeredFrom == right.offeredFrom && left.offeredUntil == right.offeredUntil
                && left.prices == right.prices && left.norms == right.norms
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension Plan {
    /// Whether customers can choose it on a day.
    package func isOffered(on day: Day) -> Bool {
        (offeredFrom ?? day) <= day && day <= (offeredUntil ?? day)
    }

    /// Whether it charges by a metered quantity, so that a consumption can be calculated by it.
    package var isMetered: Bool { [.flat, .levels, .zones].contains(method) }

    /// The registers whose quantities it charges.
    package var registers: [Register] {
        guard method == .zones else { return [.total] }
        let steps = Set(prices.map(\.step))
        return TariffStep.zones.filter(steps.contains).compactMap(\.register)
    }

    /// The prices and norms valid on a day; nil before the first.
    package func rates(on day: Day) -> Rates? { timeline.last { $0.validFrom <= day } }

    /// The days after `first`, up to and including `last`, on which a price or a norm changes.
    func changes(after first: Day, until last: Day) -> [Day] {
        timeline.map(\.validFrom).filter { $0 > first && $0 <= last }
    }

    /// Its prices on a day, with the norms of a category of households; nil before its first price.
    package func inForce(for category: CategoryCode, on day: Day) -> TariffInForce? {
        guard let rates = rates(on: day), !rates.prices.isEmpty else { return nil }
        let steps = rates.prices.map { price in
            TariffInForce.Step(
                step: price.step, price: price.price, isConfirmed: price.isConfirmed,
                upperLimit: rates.norm(of: price.step, for: category)?.upperLimit)
        }
        return TariffInForce(plan: name, service: service, method: method, steps: steps)
    }
}
