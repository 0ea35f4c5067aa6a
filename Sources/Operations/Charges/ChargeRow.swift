import Domain
import Store

/// A charge that differs, or cannot be checked, as a row of the operator's CSV: codes and figures for programs, no
/// names.
struct ChargeRow {
    let account: AccountNumber
    let grounds: ChargeGrounds

    func differing(_ difference: ChargeCheck.Difference) -> String {
        let recomputed = difference.recomputed?.calculation.total
        return row(
            recomputed?.canonical ?? "", recomputed.map { (grounds.billed - $0).canonical } ?? "", "differs",
            reason(difference), reasons(difference).map(\.detail).joined(separator: ";"))
    }

    func reason(_ difference: ChargeCheck.Difference) -> String {
        reasons(difference).map(\.reason).joined(separator: ";")
    }

    func reason(_ obstacle: ChargeCheck.Obstacle) -> String { words(for: obstacle).reason }

    private func reasons(_ difference: ChargeCheck.Difference) -> [(reason: String, detail: String)] {
        let reasons = difference.lines.map(words) + difference.likely.map(words)
        return reasons.isEmpty ? [("unknown", "")] : reasons
    }

    func impossible(_ obstacle: ChargeCheck.Obstacle) -> String {
        let (reason, detail) = words(for: obstacle)
        return row("", "", "lacks", reason, detail)
    }

    private func row(_ fields: String...) -> String {
        let all = [account.text, grounds.service.text, grounds.month.iso, grounds.billed.canonical] + fields
        return CSV.row(all.map { isNumber($0) ? $0 : CSV.inert($0) }, end: "\n")
    }

    private func isNumber(_ field: String) -> Bool {
        ExactDecimal(canonical: field.utf8) != nil
    }

    private func words(for likely: LikelyCause) -> (reason: String, detail: String) {
        switch likely {
        case .estimated(let billed): ("estimated", billed.canonical)
        case .afterEstimate(let billed): ("after_estimate", billed.canonical)
        case .quantity(let billed): ("quantity", billed.canonical)
        case .twice: ("twice", "")
        case .zonesExchanged: ("zones_exchanged", "")
        case .proration: ("proration", "")
        case .residents(let residents): ("residents", "\(residents)")
        case .category(let category): ("category", category.text)
        case .priceDay(let day): ("price_day", day.iso)
        case .plan(let name): ("plan", name.en)
        case .withoutTax: ("without_tax", "")
        case .taxTwice: ("tax_twice", "")
        case .rounding: ("rounding", "")
        }
    }

    private func words(for line: LineDifference) -> (reason: String, detail: String) {
        switch line {
        case .product(let line, let right): ("line_product", "\(line.step.rawValue) \(right.canonical)")
        case .price(let step, _, let inForce):
            ("line_price", ([step.rawValue] + inForce.map(\.canonical)).joined(separator: " "))
        case .quantity(let step, _, let right): ("line_quantity", "\(step.rawValue) \(right.canonical)")
        case .sum(let step, _, let right): ("line_sum", "\(step.rawValue) \(right.canonical)")
        case .estimate(let interval, _, let right):
            ("estimate", "\(interval.meter.text) \(interval.register.rawValue) \(right.canonical)")
        case .twoMonths(let billed, let first): ("two_months", "\(billed.canonical) since \(first.iso)")
        case .surplus(let step): ("line_surplus", step.rawValue)
        case .missing(let step, let right): ("line_missing", "\(step.rawValue) \(right.canonical)")
        }
    }

    private func words(for obstacle: ChargeCheck.Obstacle) -> (reason: String, detail: String) {
        switch obstacle {
        case .plan: ("plan", "")
        case .onePlan(let changed): ("one_plan", changed.iso)
        case .noReadings: ("readings", "")
        case .unclearReadings(let meter): ("clear_readings", meter.text)
        case .gap(let day): ("reading_after", day.iso)
        case .unread(let meter): ("reading_of", meter.text)
        case .registersApart(let meter): ("registers_together", meter.text)
        case .noStart(let meter): ("start_of", meter.text)
        case .noFirstReading(let meter): ("first_reading_of", meter.text)
        case .severalReadings: ("one_of_readings", "")
        case .takenBack(let quantity): ("taken_back", quantity.canonical)
        case .noLines: ("lines", "")
        case .noTariff: ("tariff", "")
        case .residentsChanged(let day): ("residents_changed", day.iso)
        case .noArea: ("area", "")
        case .notMetered(let method): ("meter", method.rawValue)
        case .tariff(.noPrice(let day)): ("price", day.iso)
        case .tariff(.noHousehold(let day)): ("household", day.iso)
        case .tariff(.noNorm(let step, let day)): ("norm", "\(step.rawValue) \(day.iso)")
        case .tariff(.otherRegisters): ("registers", "")
        case .tariff(.noDays): ("days", "")
        case .tariff(.negative), .tariff(.tooMuch): ("clear_readings", "")
        }
    }
}
