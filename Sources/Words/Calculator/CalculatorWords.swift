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

    /// How the consumption of a register comes of two readings.
    package func used(_ register: Register, current: String, previous: String, _ used: String) -> String {
        guard let name = sheet[register] else {
            return calculator.howUsed((current: current, previous: previous, used: used))
        }
        return calculator.howRegister((register: name, current: current, previous: previous, used: used))
    }

    package func words(for error: CalculationError) -> String { calculator.impossible(what(error)) }

    /// What is missing for a calculation.
    package func what(_ error: CalculationError) -> String {
        switch error {
        case .noPrice(let day): calculator.noPrice(day.numeric)
        case .noHousehold(let day): calculator.noHousehold(day.numeric)
        case .noNorm(let step, _): calculator.noNorm(sheet[step])
        case .otherRegisters: calculator.otherRegisters
        // The form lets neither in.
        case .noDays: calculator.noDay
        case .negative, .tooMuch: calculator.noReading
        }
    }

    package func otherPlan(on day: Day) -> String {
        calculator.impossible(calculator.otherPlan(day.numeric))
    }

    /// "118,03 кВт·сағ"; "≈ 118,03 кВт·сағ" when there is more to it.
    package func quantity(_ quantity: Fraction) -> String {
        about(quantity.rounded(places: 2), quantity)
    }

    /// A rounded quantity, said to be one when it is.
    package func about(_ rounded: ExactDecimal, _ quantity: Fraction) -> String {
        (Fraction(rounded) == quantity ? "" : "≈" + Money.noBreakSpace) + self.quantity(rounded)
    }

    /// "118,035 кВт·сағ", as many places as it has, where the way to a sum begins; "≈ 118,03 кВт·сағ" when it has no end.
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
