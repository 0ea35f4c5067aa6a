import Domain
import Store

/// A charge that differs, or cannot be checked, as a row of the operator's CSV: codes and figures for programs, no
/// names.
struct ChargeRow {
    let account: AccountNumber
    let grounds: ChargeGrounds

    func differing(_ recomputed: Money, _ likely: LikelyCause?) -> String {
        let (reason, detail) = words(for: likely)
        return row(recomputed.canonical, (grounds.billed - recomputed).canonical, "differs", reason, detail)
    }

    func impossible(_ obstacle: ChargeCheck.Obstacle) -> String {
        let (reason, detail) = words(for: obstacle)
        return row("", "", "lacks", reason, detail)
    }

    private func row(_ fields: String...) -> String {
        let all = [account.text, grounds.service.text, grounds.month.iso, grounds.billed.canonical] + fields
        return CSV.row(all, end: "\n")
    }

    private func words(for likely: LikelyCause?) -> (reason: String, detail: String) {
        switch likely {
        case .estimated(let billed): ("estimated", billed.canonical)
        case .afterEstimate(let billed): ("after_estimate", billed.canonical)
        case .quantity(let billed): ("quantity", billed.canonical)
        case .proration: ("proration", "")
        case .residents(let residents): ("residents", "\(residents)")
        case .category(let category): ("category", category.text)
        case .priceDay(let day): ("price_day", day.iso)
        case .rounding: ("rounding", "")
        case nil: ("unknown", "")
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
