package import Domain

/// The words of a calculation for a service.
package struct CalculatorWords: Sendable {
    package let service: Service
    package let texts: Texts

    package init(service: Service, texts: Texts) {
        (self.service, self.texts) = (service, texts)
    }

    package var calculator: Texts.Calculator { texts.calculator }
    package var sheet: Texts.Sheet { texts.sheet }
    package var language: Language { texts.language }

    package func label(_ register: Register) -> String {
        sheet[register].map { calculator.registerReading($0) } ?? calculator.reading
    }

    /// The consumption of a register as the difference of two readings.
    package func used(_ register: Register, current: String, previous: String, _ used: String) -> String {
        guard let name = sheet[register] else {
            return calculator.howUsed((current: current, previous: previous, used: used))
        }
        return calculator.howRegister((register: name, current: current, previous: previous, used: used))
    }

    /// "1 700", or "1 700 (estimated)".
    package func shown(_ reading: Reading) -> String {
        let value = reading.value.formatted(in: language)
        return reading.origin == .average ? "\(value) (\(sheet[reading.origin]))" : value
    }

    package func words(for error: CalculationError) -> String { calculator.impossible(what(error)) }

    /// Why a calculation is not possible.
    package func what(_ error: CalculationError) -> String {
        switch error {
        case .noPrice(let day): calculator.noPrice(day.numeric)
        case .noHousehold(let day): calculator.noHousehold(day.numeric)
        case .noNorm(let step, _): calculator.noNorm(sheet[step])
        case .otherRegisters: calculator.otherRegisters
        // The form rejects both before this.
        case .noDays: calculator.noDay
        case .negative: calculator.noReading
        case .tooMuch: calculator.tooLarge
        }
    }

    package func closed(on day: Day) -> String {
        calculator.impossible(calculator.closed(day.numeric))
    }

    package func otherPlan(on day: Day) -> String {
        calculator.impossible(calculator.otherPlan(day.numeric))
    }

    /// "118,03 кВт·сағ"; "≈ 118,03 кВт·сағ" when it is rounded.
    package func quantity(_ quantity: Fraction) -> String {
        about(quantity.rounded(places: 2), quantity)
    }

    /// A quantity, marked as approximate if it was rounded.
    package func about(_ rounded: ExactDecimal, _ quantity: Fraction) -> String {
        (Fraction(rounded) == quantity ? "" : "≈" + Money.noBreakSpace) + self.quantity(rounded)
    }

    /// "118,035 кВт·сағ", with all its places, at the start of a calculation; "≈ 118,03 кВт·сағ" if they are infinite.
    package func whole(_ quantity: Fraction) -> String {
        let places = quantity.rounded(places: 6)
        return Fraction(places) == quantity ? self.quantity(places) : self.quantity(quantity)
    }

    /// "= 90 кВт·сағ", "≈ 47,21 кВт·сағ".
    package func result(_ quantity: Fraction) -> String {
        let words = self.quantity(quantity)
        return words.hasPrefix("≈") ? words : "= " + words
    }

    package func quantity(_ quantity: ExactDecimal) -> String {
        BillWording(texts).quantity(quantity, service.unit)
    }

    package func price(_ price: ExactDecimal) -> String {
        BillWording(texts).tariff(price)
    }
}
