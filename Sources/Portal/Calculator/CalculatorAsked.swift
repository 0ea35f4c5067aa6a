import Domain
import Web

/// The raw input of the calculator, as text. It is in the address, so that a result can be saved and shared.
struct CalculatorAsked: Hashable, Sendable {
    /// The day of the reading that the period begins with.
    var start: String?
    var day: String?
    var values: [Register: String] = [:]
    var hasRolledOver = false
    var isConfirmed = false
    var isUnread = false

    init() {}

    init(_ query: FormFields) {
        (start, day) = (query["start"], query["day"])
        for register in Register.allCases { values[register] = query[register.field] }
        (hasRolledOver, isConfirmed) = (query["round"] != nil, query["sure"] != nil)
        isUnread = query["unread"] != nil
    }

    var query: Query {
        [("start", start), ("day", day)] + Register.allCases.map { ($0.field, values[$0]) }
            + [("round", hasRolledOver), ("sure", isConfirmed), ("unread", isUnread)].map { ($0, $1 ? "yes" : nil) }
    }

    /// Nil before the form was submitted.
    var typed: TypedReadings? {
        guard let day else { return nil }
        var typed = TypedReadings(day: day, values: values)
        (typed.hasRolledOver, typed.isConfirmed, typed.isUnread) = (hasRolledOver, isConfirmed, isUnread)
        return typed
    }

    /// The day of the reading that the period begins with: the latest unless another is requested; nil if that day has
    /// no reading.
    func start(of meter: MeterReadings) -> Day? {
        guard let start else { return meter.starts.first }
        return Day(iso: start).flatMap { meter.starts.contains($0) ? $0 : nil }
    }
}
