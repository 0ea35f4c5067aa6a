import Markup

/// A field of a form: its label, a hint, its errors, and the control, which refers to hint and errors.
struct FieldView {
    let id: String
    let label: String
    var hint: String?
    /// The error messages; empty if the field is valid.
    var messages: [String] = []

    private var isWrong: Bool { !messages.isEmpty }

    func input(_ html: inout HTML, _ own: Attribute...) {
        write(&html) { $0.void("input", attributes + own) }
    }

    func day(_ html: inout HTML, value: String, calendar: String) {
        write(&html) { html in
            html.div(.class("day")) { html in
                let own = [Attribute.type("text"), .fixed("inputmode", "numeric"), .value(value)]
                html.void("input", attributes + own + [.fixed("autocomplete", "off")])
                html.input(.type("date"), .flag("hidden"), Attribute("data-for", id), .ariaLabel(calendar))
            }
        }
    }

    func select(_ html: inout HTML, options: (inout HTML) -> Void) {
        write(&html) { $0.element("select", attributes, options) }
    }

    func textarea(_ html: inout HTML, rows: StaticString, text: String) {
        write(&html) { html in
            // A line end at the beginning, which browsers leave out: else they would leave out the text's own.
            html.element("textarea", attributes + [.fixed("rows", rows)]) { $0.text("\n" + text) }
        }
    }

    /// A checkbox, its label next to it and the hint under both.
    func checkbox(_ html: inout HTML, isOn: Bool) {
        html.div(.class(isWrong ? "field wrong" : "field")) { html in
            error(&html)
            html.div(.class("agreement")) { html in
                html.void("input", attributes + [.type("checkbox"), .value("yes"), .flag("checked", isOn)])
                html.label(Attribute("for", id), text: label)
            }
            note(&html)
        }
    }

    private func write(_ html: inout HTML, control: (inout HTML) -> Void) {
        html.div(.class(isWrong ? "field wrong" : "field")) { html in
            html.label(Attribute("for", id), text: label)
            note(&html)
            error(&html)
            control(&html)
        }
    }

    private func note(_ html: inout HTML) {
        if let hint { html.p(Attribute("id", id + "-hint"), .class("quiet"), text: hint) }
    }

    private func error(_ html: inout HTML) {
        if isWrong { html.p(Attribute("id", id + "-error"), .class("error"), text: messages.joined(separator: " ")) }
    }

    private var attributes: [Attribute] {
        let notes = [hint == nil ? nil : id + "-hint", isWrong ? id + "-error" : nil].compactMap(\.self)
        return [
            Attribute("id", id), Attribute("name", id),
            Attribute("aria-describedby", notes.isEmpty ? nil : notes.joined(separator: " ")), invalid(isWrong),
        ]
    }
}

func described(by id: StaticString, _ isNeeded: Bool) -> Attribute {
    isNeeded ? .fixed("aria-describedby", id) : .flag("aria-describedby", false)
}

func invalid(_ isInvalid: Bool) -> Attribute {
    isInvalid ? .fixed("aria-invalid", "true") : .flag("aria-invalid", false)
}
