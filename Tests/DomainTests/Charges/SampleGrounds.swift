import Domain

/// The first of the 31 days of July 2021; `dayBefore` is the day of the reading before.
let july = Month(year: 2021, month: 7)

func reading(_ day: Day, _ value: Int64, _ origin: Reading.Origin = .company) -> Reading {
    Reading(day: day, value: ExactDecimal(millionths: value * 1_000_000), origin: origin)
}

/// A register that counts from one reading to another.
func counted(
    _ from: (Day, Int64), _ to: (Day, Int64), meter: MeterNumber = "M1", _ register: Register = .total,
    ratio: String = "1", origin: Reading.Origin = .company
) -> ReadingInterval {
    ReadingInterval(
        meter: meter, register: register, previous: reading(from.0, from.1), current: reading(to.0, to.1, origin),
        ratio: decimal(ratio), capacity: Meter.capacity(digits: 5))
}

/// A month's charge of a household with a plan, billed at `billed` tenge.
func grounds(
    billed: String, _ meters: [ReadingInterval], _ households: HouseholdHistory, lines: [BillLine] = [],
    unread: [MeterNumber] = [], month: Month = july
) -> ChargeGrounds {
    ChargeGrounds(
        service: "el", month: month, billed: money(billed), lines: lines,
        readings: BilledReadings(meters, unread: unread), households: households)
}

func money(_ tenge: String) -> Money { Money(canonical: tenge.utf8)! }

func living(_ residents: Int, _ category: CategoryCode = .noStove, plan: PlanCode = "levels") -> Household {
    Household(residents: residents, category: category, plan: plan)
}
