import Domain
import Store

/// A charge that differs, or lacks something, as a row of the operator's CSV: codes and figures for a machine, no names.
struct ChargeRow {
    let account: AccountNumber
    let grounds: ChargeGrounds

    func differing(_ recomputed: Money, _ likely: LikelyCause?) -> String {
        let (reason, detail) = words(for: likely)
        return row(recomputed.machine, (grounds.billed - recomputed).machine, "differs", reason, detail)
    }

    func lacking(_ lack: ChargeCheck.Lack) -> String {
        let (reason, detail) = words(for: lack)
        return row("", "", "lacks", reason, detail)
    }

    private func row(_ fields: String...) -> String {
        let all = [account.text, grounds.service.text, grounds.month.iso, grounds.billed.machine] + fields
        return CSV.row(all, end: "\n")
    }

    private func words(for likely: LikelyCause?) -> (reason: String, detail: String) {
        switch likely {
        case .estimated(let billed): ("estimated", billed.machine)
        case .afterEstimate(let billed): ("after_estimate", billed.machine)
        case .quantity(let billed): ("quantity", billed.machine)
        case .proration: ("proration", "")
        case .residents(let residents): ("residents", "\(residents)")
        case .category(let category): ("category", category.text)
        case .priceDay(let day): ("price_day", day.iso)
        case .rounding: ("rounding", "")
        case nil: ("unknown", "")
        }
    }

    private func words(for lack: ChargeCheck.Lack) -> (reason: String, detail: String) {
        switch lack {
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
