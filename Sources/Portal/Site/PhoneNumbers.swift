import Markup

/// Telephone numbers as the supplier prints them, "356-99-99, 399-99-00 (АЭЖБ)", each one a link that dials.
struct PhoneNumbers {
    private let printed: String

    init(_ printed: String) {
        self.printed = printed
    }

    func write(to html: inout HTML) {
        for (index, part) in printed.split(separator: ",").enumerated() {
            if index > 0 { html.text(", ") }
            number(&html, part.drop { $0 == " " })
        }
    }

    /// The digits with what may stand between them make the link; a remark after them stays beside it.
    private func number(_ html: inout HTML, _ text: Substring) {
        let end = text.lastIndex { $0.isASCII && $0.isNumber }.map(text.index(after:)) ?? text.startIndex
        let digits = text[..<end].filter { $0.isASCII && ($0.isNumber || $0 == "+") }
        if digits.isEmpty {
            html.text(String(text))
        } else {
            html.a(.class("phone"), .href("tel:" + digits), text: String(text[..<end]))
            html.text(String(text[end...]))
        }
    }
}
