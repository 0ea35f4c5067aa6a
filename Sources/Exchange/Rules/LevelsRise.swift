import Domain
import Store
import Words

/// The levels of a plan can be charged on each day of its history: each has a price and a norm, and none ends below the one
/// before it. Only the whole tariff book can tell, so it is checked after all files.
struct LevelsRise {
    let context: ImportContext

    func check() throws {
        let tariffs = try context.connection.tariffs()
        for plan in tariffs.plans where plan.method == .levels {
            for day in Set(plan.priceDays + plan.normDays).sorted() {
                guard let rates = plan.rates(on: day), !rates.prices.isEmpty else { continue }
                for category in Set(rates.norms.map(\.category)).sorted() { check(plan, rates, category, on: day) }
            }
        }
    }

    private func check(_ plan: Plan, _ rates: Plan.Rates, _ category: CategoryCode, on day: Day) {
        var end: ExactDecimal?
        for step in TariffStep.levels {
            let place = (level: step.rawValue, plan: plan.code.text, day: day.iso)
            let (found, expected) = (context.problems.words.found, context.problems.words.expected)
            guard let norm = rates.norm(of: step, for: category) else {
                guard rates.price(of: step) != nil else { continue }
                let missing = found.noNorm(
                    (level: place.level, plan: place.plan, day: place.day, category: category.text))
                return report(.norms, "step", missing, expected.norm)
            }
            guard rates.price(of: step) != nil else {
                return report(.prices, "step", found.noPrice(place), expected.price)
            }
            if let end, let limit = norm.upperLimit, limit < end {
                let low = found.levelLimit(
                    (
                        limit: limit.canonical, level: place.level, plan: place.plan, day: place.day,
                        category: category.text
                    ))
                return report(.norms, "upper_limit", low, expected.levelLimit(end.canonical))
            }
            end = norm.upperLimit ?? end
        }
    }

    private func report(_ file: BatchFile, _ column: String, _ found: String, _ expected: String) {
        context.problems.add(file.name, column: column, found: found, expected: expected)
    }
}
