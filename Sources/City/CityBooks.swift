import Domain

/// Writes the books of one household, month by month: consumption, charges, adjustments and payments, consistent with
/// each other.
struct CityBooks {
    let household: CityHousehold
    let months: CityMonths
    let files: CityFiles
    var random: SeededRandom

    let account: String
    var services: [CityService]
    var meters: [CityMeter]

    /// The consumption of electricity in each month of a year, in percent of the average.
    private static let seasons = [118, 112, 105, 96, 90, 88, 92, 94, 95, 100, 108, 116]
    static let banks = ["Үлгі банкі", "Мысал банкі", "Қалалық пошта", "Арман банкі"]

    init(_ household: CityHousehold, _ months: CityMonths, _ files: CityFiles, _ random: SeededRandom) {
        (self.household, self.months, self.files, self.random) = (household, months, files, random)
        account = household.accountText
        let supplies = [CityCatalogue.electricity] + household.supplies
        let advance = household.habit == .generous ? [CityCatalogue.advance] : []
        services = (supplies + advance).map { CityService(code: $0.code) }
        var rolls = random
        meters = ([CityCatalogue.electricity] + household.supplies).filter { supply in
            ["electricity", "hot-water", "cold-water"].contains(supply.code.description)
        }.enumerated().map { place, supply in
            let parts = place == 0 ? 1 : 100
            let start = rolls.between(1_000...40_000) * (parts == 1 ? 1 : 10)
            return CityMeter(
                service: supply.code,
                number: "\("EHC".utf8.map { String(UnicodeScalar($0)) }[place])\(household.accountText)",
                parts: parts, real: start, recorded: start, usual: (100, 30), taken: (start, 0))
        }
        self.random = rolls
    }

    mutating func write() throws {
        try writeAccount()
        try writePlans()
        try writeMeters()
        for entry in months.entries { try month(entry) }
        for service in services {
            for (entry, sums) in zip(months.entries, service.months) { try balance(service.code, entry, sums) }
        }
    }

    private mutating func month(_ entry: CityMonths.Entry) throws {
        let openings = services.map(\.standing)
        var paid = openings.map { _ in Int64(0) }
        if household.pays(&random) { paid = openings.map { max(0, $0) } }
        // What is paid above the debt is not allocated.
        if household.habit == .generous, paid[0] > 0 { paid[paid.count - 1] = 1_000_000 - paid[0] % 1_000_000 }
        try payment(entry, paid)

        let now = household.household(in: entry.month)
        var quantities: [String: Int64] = [:]
        let isEstimated = random.isPercent(3)
        for place in meters.indices {
            let (used, before) = (used(place, entry.month, now), meters[place].recorded)
            let quantity = meters[place].read(
                used: used, days: entry.month.dayCount, isEstimated: isEstimated && place == 0)
            quantities[meters[place].service.description] = meters[place].millionths(quantity)
            try reading(meters[place], entry, isEstimated: isEstimated && place == 0)
            if household.namesReadings, place == 0 { try billReading(meters[place], entry, since: before) }
        }
        quantities["sewerage"] = (quantities["cold-water"] ?? 0) + (quantities["hot-water"] ?? 0)

        let adjusted = random.isPercent(2) ? random.below(services.count) : nil
        for place in services.indices {
            let charged =
                if place == 0 {
                    try electricity(entry, quantities["electricity"] ?? 0, isEstimated: isEstimated)
                        + penalty(entry, on: openings[0])
                } else if place <= household.supplies.count {
                    try charge(household.supplies[place - 1], entry, now, quantities)
                } else {
                    Int64(0)
                }
            let adjustment = place == adjusted ? -charged / 10 : 0
            if adjustment != 0 { try self.adjustment(services[place].code, entry, adjustment) }
            let sums = CityService.Sums(
                opening: openings[place], charged: charged, adjusted: adjustment, paid: paid[place])
            services[place].months.append(sums)
            services[place].standing = sums.closing
        }
        files.bills.text(account)
        for day in [entry.iso, entry.issued, entry.due] { files.bills.text(day) }
        try files.bills.endRow()
    }

    private mutating func used(_ meter: Int, _ month: Month, _ now: Household) -> Int {
        switch meters[meter].service.description {
        case "electricity":
            let stove = household.stove == .electric ? 60 : 0
            let usual = 40 + now.residents * 32 + stove + random.below(70)
            return usual * Self.seasons[month.monthOfYear - 1] / 100
        case "hot-water": return now.residents * random.between(180...340)
        default: return now.residents * random.between(230...450)
        }
    }

    private func electricity(
        _ entry: CityMonths.Entry, _ millionths: Int64, isEstimated: Bool
    ) throws -> Int64 {
        let plan = household.now.plan == CityCatalogue.flat.code ? CityCatalogue.flat : CityCatalogue.levels
        let calculation = try plan.charge(
            [.total: Fraction(ExactDecimal(millionths: millionths))], after: (entry.month - 1).lastDay,
            until: entry.month.lastDay, households: household.households)
        // The running sum is rounded, so that the quantities of the lines add up too.
        var (exact, counted) = (Fraction.zero, Int64(0))
        for line in calculation.lines where line.quantity > .zero {
            exact = exact + line.quantity
            let reached = exact.rounded(places: 6).millionths
            try self.line(
                entry, "electricity", line.step.rawValue, isEstimated ? "average" : "meter", reached - counted,
                line.price.price.millionths, line.sum.tiyn, days: (line.part.first, line.part.last))
            counted = reached
        }
        return calculation.total.tiyn
    }

    /// 13.5 % a year for an old debt.
    private func penalty(_ entry: CityMonths.Entry, on debt: Int64) throws -> Int64 {
        let penalty = household.habit == .debtor ? max(0, debt) * 135 * Int64(entry.month.dayCount) / 365_000 : 0
        if penalty > 0 { try penaltyLine(entry, "electricity", penalty, rate: 13_500_000) }
        return penalty
    }

    private func charge(
        _ supply: CityCatalogue.Supply, _ entry: CityMonths.Entry, _ now: Household, _ quantities: [String: Int64]
    ) throws -> Int64 {
        let code = supply.code.description
        let isHeated = entry.month.monthOfYear < 5 || entry.month.monthOfYear > 9
        let (quantity, method): (Int64, StaticString) =
            switch code {
            case "hot-water", "cold-water", "sewerage": (quantities[code] ?? 0, "meter")
            case "gas": (Int64(now.residents) * 8_900_000, "norm")
            case "heating": (isHeated ? Int64(household.area) * 100_000 : 0, "norm")
            case "waste": (Int64(now.residents) * 1_000_000, "norm")
            default: (1_000_000, "fixed")
            }
        guard quantity > 0 else { return 0 }
        let charged = ExactDecimal(millionths: quantity).charge(at: ExactDecimal(millionths: supply.price)).tiyn
        try line(entry, supply.code, "all", method, quantity, supply.price, charged)
        return charged
    }
}

extension CityHousehold {
    /// Whether it pays its debt this month.
    func pays(_ random: inout SeededRandom) -> Bool {
        switch habit {
        case .punctual, .generous: random.isPercent(97)
        case .late: random.isPercent(60)
        case .debtor: random.isPercent(10)
        }
    }
}
