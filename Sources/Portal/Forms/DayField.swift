import Domain
import Markup
import Words

/// A day, typed as "16.10.2019" in every browser: the browser's own field would follow the browser's language. A calendar
/// beside it needs a script; the page's content must have `hasDayField`.
struct DayField {
    let id: String
    let label: String
    var hint: String?
    /// An example of a typed day.
    let example: String
    let messages: [String]
    let texts: Texts

    func write(to html: inout HTML, typed: String) {
        let hint = [hint, example].compactMap(\.self).joined(separator: " ")
        FieldView(id: id, label: label, hint: hint, messages: messages)
            .day(&html, value: Day(typed: typed)?.numeric ?? typed, calendar: texts.frame.calendar)
    }
}
