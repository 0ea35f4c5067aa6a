import Domain
import Markup

/// A day, from the browser's calendar; an invalid day is shown as it was typed.
struct DayField {
    let id: String
    let label: String
    var hint: String?
    /// An example of a typed day; the calendar has its own format.
    let example: String
    let messages: [String]

    func write(to html: inout HTML, typed: String) {
        let day = Day(typed: typed)
        let isTyped = day == nil && !typed.isEmpty
        let hints = [hint, isTyped ? example : nil].compactMap(\.self)
        FieldView(
            id: id, label: label, hint: hints.isEmpty ? nil : hints.joined(separator: " "), messages: messages
        ).input(
            &html, isTyped ? .type("text") : .type("date"), .value(day?.iso ?? typed), .fixed("autocomplete", "off"))
    }
}
