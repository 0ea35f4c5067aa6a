package import Domain

/// What an estimated consumption rests on, in sentences.
extension CalculatorWords {
    /// - Parameters:
    ///   - days: how many are estimated.
    ///   - register: nil for all of the meter.
    package func estimated(_ average: DailyAverage, days: Int, _ register: Register? = nil) -> [String] {
        zip(average.from, average.until).filter { register == nil || $0.0.register == register }.flatMap {
            from, until in
            let counted = Fraction(until.reading.value) - Fraction(from.reading.value)
            let perDay = counted / Fraction(Int128(average.days))
            let daily = (
                firstDay: from.reading.day.numeric, first: from.reading.value.formatted(in: language),
                lastDay: until.reading.day.numeric, last: until.reading.value.formatted(in: language),
                averageDays: "\(average.days)", counted: whole(counted), perDay: result(perDay)
            )
            let all = (
                counted: whole(counted), averageDays: "\(average.days)", days: "\(days)",
                used: result(perDay * Fraction(Int128(days)))
            )
            let sentences = [calculator.howAverage(daily), calculator.howEstimate(all)]
            guard let name = sheet[until.register] else { return sentences }
            return sentences.map { calculator.ofRegister((register: name, sentence: $0)) }
        }
    }
}
