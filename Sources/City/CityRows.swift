import Domain

/// The rows of one household's books.
extension CityBooks {
    func writeAccount() throws {
        let (file, now) = (files.accounts, household.now)
        file.text(account)
        file.text(household.payer)
        file.text(household.address)
        file.number(now.residents)
        for word in household.marks(of: now) + [now.plan?.text ?? ""] { file.text(word) }
        file.decimal(millionths: Int64(household.area) * 100_000)
        file.text("office-\(household.office)")
        try file.endRow()
        for change in household.households.changes {
            let then = change.household
            files.households.text(account)
            files.households.text(change.from.iso)
            files.households.number(then.residents)
            for word in household.marks(of: then) + [then.plan?.text ?? ""] {
                files.households.text(word)
            }
            try files.households.endRow()
        }
    }

    func writePlans() throws {
        guard household.hasServicePlans else { return }
        for supply in household.supplies {
            files.plans.text(account)
            files.plans.word(supply.code)
            files.plans.text(CityCatalogue.began.iso)
            files.plans.word(supply.code)
            try files.plans.endRow()
        }
    }

    func writeMeters() throws {
        let before = (months.first - 1).lastDay.iso
        for meter in meters {
            let file = files.meters
            file.text(account)
            file.word(meter.service)
            file.text(meter.number)
            file.word("total")
            file.number(6)
            file.number(1)
            for day in ["2012-05-14", "2028-05-14", "2012-06-01"] { file.text(day) }
            try file.endRow()
            try reading(meter, day: before, "company")
        }
    }

    func reading(_ meter: CityMeter, _ entry: CityMonths.Entry, isEstimated: Bool) throws {
        try reading(meter, day: entry.lastDay, isEstimated ? "average" : "company")
    }

    func reading(_ meter: CityMeter, day: String, _ origin: StaticString) throws {
        let file = files.readings
        file.text(account)
        file.word(meter.service)
        file.text(meter.number)
        file.word("total")
        file.text(day)
        file.word(origin)
        file.decimal(millionths: meter.millionths(meter.recorded))
        try file.endRow()
    }

    /// - Parameter before: the count with which the month began.
    func billReading(_ meter: CityMeter, _ entry: CityMonths.Entry, since before: Int) throws {
        let file = files.billReadings
        file.text(account)
        file.text(entry.iso)
        file.word(meter.service)
        file.text(meter.number)
        file.word("total")
        file.text((entry.month - 1).lastDay.iso)
        file.decimal(millionths: meter.millionths(before))
        file.text(entry.lastDay)
        file.decimal(millionths: meter.millionths(meter.recorded))
        try file.endRow()
    }

    mutating func payment(_ entry: CityMonths.Entry, _ paid: [Int64]) throws {
        let sum = paid.reduce(0, +)
        guard sum > 0 else { return }
        let number = "P\(entry.iso)"
        let file = files.payments
        file.text(account)
        file.text(number)
        file.text(entry.days[random.below(28)])
        file.text(entry.iso)
        file.sum(tiyn: sum)
        file.text(random.one(of: Self.banks))
        try file.endRow()
        for (service, amount) in zip(services, paid) where amount > 0 {
            files.splits.text(account)
            files.splits.text(number)
            files.splits.word(service.code)
            files.splits.sum(tiyn: amount)
            try files.splits.endRow()
        }
    }

    func adjustment(_ service: StaticString, _ entry: CityMonths.Entry, _ amount: Int64) throws {
        let file = files.adjustments
        file.text(account)
        file.word(service)
        file.text(entry.iso)
        file.number(1)
        file.sum(tiyn: amount)
        for reason in ["үзіліс үшін қайта есептеу", "перерасчёт за перерыв", "an interruption was recalculated"] {
            file.text(reason)
        }
        try file.endRow()
    }

    func balance(_ service: StaticString, _ entry: CityMonths.Entry, _ sums: CityService.Sums) throws {
        let file = files.balances
        file.text(account)
        file.word(service)
        file.text(entry.iso)
        for sum in [sums.opening, sums.charged, sums.adjusted, sums.paid, sums.closing] { file.sum(tiyn: sum) }
        try file.endRow()
    }

    func line(
        _ entry: CityMonths.Entry, _ service: StaticString, _ step: String, _ method: StaticString,
        _ quantity: Int64, _ price: Int64, _ charged: Int64, days: (first: Day, last: Day)? = nil
    ) throws {
        let file = files.lines
        file.text(account)
        file.text(entry.iso)
        file.word(service)
        file.text(step)
        file.word(method)
        file.decimal(millionths: quantity)
        file.decimal(millionths: price)
        file.sum(tiyn: charged)
        file.text(days?.first.iso ?? "")
        file.text(days?.last.iso ?? "")
        file.text("")
        try file.endRow()
    }

    func penaltyLine(_ entry: CityMonths.Entry, _ service: StaticString, _ charged: Int64, rate: Int64) throws {
        let file = files.lines
        file.text(account)
        file.text(entry.iso)
        file.word(service)
        file.word("penalty")
        file.word("fixed")
        file.text("")
        file.text("")
        file.sum(tiyn: charged)
        file.text(entry.month.firstDay.iso)
        file.text(entry.lastDay)
        file.decimal(millionths: rate)
        try file.endRow()
    }
}
