import Domain
import Markup

/// The words of a calculation for a service.
struct CalculatorWords {
    let service: Service
    let setting: Setting

    var texts: Texts.Calculator { setting.texts.calculator }
    var sheet: Texts.Sheet { setting.texts.sheet }
    var language: Language { setting.language }

    /// Whose service it is, and by which tariff it is worked out.
    func writeHead(_ html: inout HTML, _ plan: Plan) {
        html.p(.class("supplier")) { html in
            html.strong(text: service.name[language])
            html.text(" · " + service.supplier[language])
            html.br()
            html.text(plan.name[language])
        }
    }

    func label(_ register: Register) -> String {
        sheet[register].map { texts.registerReading($0) } ?? texts.reading
    }

    /// How the consumption of a register comes of two readings.
    func used(_ register: Register, current: String, previous: String, _ used: String) -> String {
        guard let name = sheet[register] else {
            return texts.howUsed((current: current, previous: previous, used: used))
        }
        return texts.howRegister((register: name, current: current, previous: previous, used: used))
    }

    func words(for problem: TypedReadings.Problem) -> String {
        switch problem {
        case .noStart: texts.noStart
        case .noDay: texts.noDay
        case .dayBefore(let day): texts.dayBefore(day.numeric)
        case .dayInFuture: texts.dayInFuture
        case .noReading: texts.noReading
        case .tooManyDigits(_, let digits): texts.tooManyDigits("\(digits)")
        case .below(_, let previous): texts.below(previous.formatted(in: language))
        case .unusual(let times): texts.unusual("\(times)")
        case .readAndUnread: texts.readAndUnread
        case .noAverage: texts.noAverage
        }
    }

    func words(for error: CalculationError) -> String { texts.impossible(what(error)) }

    /// What is missing for a calculation.
    func what(_ error: CalculationError) -> String {
        switch error {
        case .noPrice(let day): texts.noPrice(day.numeric)
        case .noHousehold(let day): texts.noHousehold(day.numeric)
        case .noNorm(let step, _): texts.noNorm(sheet[step])
        case .otherRegisters: texts.otherRegisters
        // The form lets neither in.
        case .noDays: texts.noDay
        case .negative, .tooMuch: texts.noReading
        }
    }

    func otherPlan(on day: Day) -> String {
        texts.impossible(texts.otherPlan(day.numeric))
    }

    /// "118,03 кВт·сағ"; "≈ 118,03 кВт·сағ" when there is more to it.
    func quantity(_ quantity: Fraction) -> String {
        about(quantity.rounded(places: 2), quantity)
    }

    /// A rounded quantity, said to be one when it is.
    func about(_ rounded: ExactDecimal, _ quantity: Fraction) -> String {
        (Fraction(rounded) == quantity ? "" : "≈" + Money.noBreakSpace) + self.quantity(rounded)
    }

    /// "118,035 кВт·сағ", as many places as it has, where the way to a sum begins; "≈ 118,03 кВт·сағ" when it has no end.
    func whole(_ quantity: Fraction) -> String {
        let places = quantity.rounded(places: 6)
        return Fraction(places) == quantity ? self.quantity(places) : self.quantity(quantity)
    }

    /// "= 90 кВт·сағ", "≈ 47,21 кВт·сағ".
    func result(_ quantity: Fraction) -> String {
        let words = self.quantity(quantity)
        return words.hasPrefix("≈") ? words : "= " + words
    }

    func quantity(_ quantity: ExactDecimal) -> String {
        setting.wording.quantity(quantity, service.unit)
    }

    func price(_ price: ExactDecimal) -> String {
        setting.wording.tariff(price)
    }
}
