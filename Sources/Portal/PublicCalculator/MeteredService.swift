import Domain
import Store

/// A service with the plans that charge it by quantity.
struct MeteredService: Sendable {
    let service: Service
    /// Not empty. Plans that are still offered come first, and of these the ones by levels, which most households have.
    let plans: [Plan]

    var usualPlan: Plan { plans[0] }
    /// Whether the charge depends on the household.
    var dependsOnHousehold: Bool { plans.contains { $0.method == .levels } }
}

extension Catalogue {
    /// The services with a plan to calculate, in the order of a bill.
    var meteredServices: [MeteredService] {
        services.compactMap { service in
            let plans = tariffs.plans(of: service.code).filter(\.isMetered)
            let sorted = plans.sorted { $0.rank < $1.rank }
            return plans.isEmpty ? nil : MeteredService(service: service, plans: sorted)
        }
    }
}

extension Plan {
    fileprivate var rank: (Int, Int, PlanCode) {
        (offeredUntil == nil ? 0 : 1, method == .levels ? 0 : 1, code)
    }

    /// The latest whole month in which customers could choose it.
    func usualMonth(today: Day) -> Month {
        let whole = today.month - 1
        guard let last = offeredUntil, last < whole.lastDay else { return whole }
        return last == last.month.lastDay ? last.month : last.month - 1
    }

    /// The selectable years: from its first price to this year, or to the last in which it was offered.
    func years(today: Day) -> [Int] {
        let first = prices.map(\.validFrom).min() ?? today
        let last = min(today, offeredUntil ?? today)
        return Array((min(first, last).month.year...last.month.year).reversed())
    }
}
