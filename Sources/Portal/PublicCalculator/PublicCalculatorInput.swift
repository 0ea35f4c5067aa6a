import Domain
import Web

/// The raw input of the public calculator, as text. It is in the address, so that a result can be saved, shared and
/// printed.
struct PublicCalculatorInput: Hashable, Sendable {
    /// The code of a plan.
    var plan: String?
    /// By field. Without `by` the form was not submitted.
    private(set) var values: [String: String] = [:]

    init() {}

    init(_ query: FormFields) {
        plan = query["plan"]
        for name in PublicCalculatorInput.names { values[name] = query[name] }
    }

    private static let names =
        ["residents", "stove", "lone", "category", "by"]
        + Register.allCases.flatMap { [$0.used, $0.previous, $0.current] } + ["days", "month", "year", "from", "until"]

    var query: Query {
        [("plan", plan)] + PublicCalculatorInput.names.map { ($0, values[$0]) }
    }

    /// The same input for another plan. If that charges other quantities, they must be typed first.
    func about(_ other: Plan, from plan: Plan) -> PublicCalculatorInput {
        var input = self
        input.plan = other.code.text
        if plan.service != other.service || plan.registers != other.registers {
            let kept = ["residents", "stove", "lone", "category"]
            input.values = input.values.filter { kept.contains($0.key) }
        }
        return input
    }

    var isSubmitted: Bool { values["by"] != nil }

    /// The content of the fields: the typed values, or the defaults.
    ///
    /// - Parameter month: the default month.
    func typed(usual month: Month) -> TypedConsumption {
        var typed = TypedConsumption()
        typed.residents = values["residents"] ?? typed.residents
        (typed.hasElectricStove, typed.hasBenefit) = (values["stove"] != nil, values["lone"] != nil)
        typed.category = values["category"] ?? ""
        (typed.isByReadings, typed.isByDates) = (values["by"] == "readings", values["days"] == "dates")
        for register in Register.allCases {
            typed.used[register] = values[register.used]
            typed.previous[register] = values[register.previous]
            typed.current[register] = values[register.current]
        }
        typed.month = values["month"] ?? "\(month.monthOfYear)"
        typed.year = values["year"] ?? "\(month.year)"
        (typed.from, typed.until) = (values["from"] ?? "", values["until"] ?? "")
        return typed
    }
}

/// The names of its form fields.
extension Register {
    var used: String { "used" + ending }
    var previous: String { "previous" + ending }
    var current: String { "current" + ending }

    private var ending: String { self == .total ? "" : "-" + rawValue }
}
