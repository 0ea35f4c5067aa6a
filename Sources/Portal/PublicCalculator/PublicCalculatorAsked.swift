import Domain
import Web

/// What a visitor typed into the calculator that is open to everybody, as it came: the address keeps it, so that a
/// result can be kept, shared and printed.
struct PublicCalculatorAsked: Hashable, Sendable {
    /// The code of a plan.
    var plan: String?
    /// By field. Nothing was asked while `by` is not among them.
    private(set) var values: [String: String] = [:]

    init() {}

    init(_ query: FormFields) {
        plan = query["plan"]
        for name in PublicCalculatorAsked.names { values[name] = query[name] }
    }

    private static let names =
        ["residents", "stove", "lone", "category", "by"]
        + Register.allCases.flatMap { [$0.used, $0.previous, $0.current] } + ["days", "month", "year", "from", "until"]

    var query: Query {
        [("plan", plan)] + PublicCalculatorAsked.names.map { ($0, values[$0]) }
    }

    /// The same question to another plan. A plan that charges other quantities is asked once they are typed.
    func about(_ other: Plan, from plan: Plan) -> PublicCalculatorAsked {
        var asked = self
        asked.plan = other.code.text
        if plan.service != other.service || plan.registers != other.registers {
            let kept = ["residents", "stove", "lone", "category"]
            asked.values = asked.values.filter { kept.contains($0.key) }
        }
        return asked
    }

    var isAsked: Bool { values["by"] != nil }

    /// What stands in the fields: what was typed, or what is usual.
    ///
    /// - Parameter month: the one that is calculated unless another is chosen.
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

/// The names of its fields.
extension Register {
    var used: String { "used" + ending }
    var previous: String { "previous" + ending }
    var current: String { "current" + ending }

    private var ending: String { self == .total ? "" : "-" + rawValue }
}
