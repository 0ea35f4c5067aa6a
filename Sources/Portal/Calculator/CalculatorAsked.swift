import Domain

/// What a visitor typed into the calculator, as it came: the address keeps it, so that a result can be kept and shown.
package struct CalculatorAsked: Hashable, Sendable {
    var day: String?
    var values: [Register: String] = [:]
    var hasGoneRound = false
    var isConfirmed = false

    package init() {}

    init(_ query: FormFields) {
        day = query["day"]
        for register in Register.allCases { values[register] = query[register.field] }
        (hasGoneRound, isConfirmed) = (query["round"] != nil, query["sure"] != nil)
    }

    var query: [(String, String?)] {
        [("day", day)] + Register.allCases.map { ($0.field, values[$0]) }
            + [("round", hasGoneRound ? "yes" : nil), ("sure", isConfirmed ? "yes" : nil)]
    }

    /// Nil while nothing was asked.
    var typed: TypedReadings? {
        guard let day else { return nil }
        return TypedReadings(day: day, values: values, hasGoneRound: hasGoneRound, isConfirmed: isConfirmed)
    }
}
