import Domain
import Words

/// How the consumption of an account was determined: from the readings, or from the average of the previous period.
struct ReadingSteps {
    let meter: MeterReadings
    let checked: TypedReadings.Checked
    let consumption: Consumption
    let words: CalculatorWords

    private var texts: Texts.Calculator { words.calculator }
    private var registers: [RegisterReading] { meter.registers(on: consumption.previous) }

    var sentences: [String] {
        if let average = checked.average { return words.estimated(average, days: consumption.days) + ratio }
        return registers.compactMap { register in
            checked.used[register.register].map { read(register, $0) }
        } + ratio
    }

    /// Notes to the sum: that it is an estimate, and its basis; that some of the days may have been charged already.
    var notes: [String] {
        [checked.average.map(estimate), chargedBefore].compactMap(\.self)
    }

    private func estimate(_ average: DailyAverage) -> String {
        let (from, until) = (average.from[0].reading.day + 1, average.until[0].reading.day)
        return texts.estimate((from: from.numeric, until: until.numeric, days: "\(average.days)"))
    }

    private var chargedBefore: String? {
        guard let latest = meter.starts.first, consumption.previous < latest else { return nil }
        return texts.chargedBefore(min(latest, consumption.current).numeric)
    }

    private var ratio: [String] {
        guard let ratio = registers.first?.meter.ratio, ratio.millionths != 1_000_000 else { return [] }
        return [texts.howRatio(ratio.formatted(in: words.language))]
    }

    private func read(_ register: RegisterReading, _ used: Fraction) -> String {
        let difference = used / Fraction(register.meter.ratio)
        let current = (Fraction(register.reading.value) + difference).rounded(places: 3)
        let capacity = register.meter.capacity
        let hasRolledOver = current >= capacity
        let shown = hasRolledOver ? ExactDecimal(millionths: current.millionths - capacity.millionths) : current
        let previous = register.reading.value.formatted(in: words.language)
        guard hasRolledOver else {
            return words.used(
                register.register, current: shown.formatted(in: words.language), previous: previous,
                words.whole(difference))
        }
        let values = (
            capacity: capacity.formatted(in: words.language), previous: previous,
            current: shown.formatted(in: words.language), used: words.whole(difference)
        )
        return texts.howRound(values)
    }
}
