import Domain
import Markup
import Words

extension CalculatorWords {
    /// The service's supplier, and the tariff of the calculation.
    func writeHead(_ html: inout HTML, _ plan: Plan) {
        html.p(.class("supplier")) { html in
            html.strong(text: service.name[language])
            html.text(" · " + service.supplier[language])
            html.br()
            html.text(plan.name[language])
        }
    }

    func words(for problem: TypedReadings.Problem) -> String {
        switch problem {
        case .noStart: calculator.noStart
        case .noDay: calculator.noDay
        case .dayBefore(let day): calculator.dayBefore(day.numeric)
        case .dayInFuture: calculator.dayInFuture
        case .noReading: calculator.noReading
        case .twoMeanings(_, let whole, let fraction): twoMeanings(whole, fraction)
        case .tooManyDigits(_, let digits): calculator.tooManyDigits("\(digits)")
        case .below(_, let previous): calculator.below(previous.formatted(in: language))
        case .belowEstimate: calculator.belowEstimate
        case .unusual(let times): calculator.unusual("\(times)")
        case .readAndUnread: calculator.readAndUnread
        case .noAverage: calculator.noAverage
        }
    }

    /// Of a number that can be read in two ways.
    func twoMeanings(_ whole: ExactDecimal, _ fraction: ExactDecimal) -> String {
        calculator.twoMeanings(
            (whole: whole.formatted(in: language), fraction: fraction.formatted(in: language)))
    }
}
