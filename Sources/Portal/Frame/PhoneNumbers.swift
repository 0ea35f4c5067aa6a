import Markup

/// Telephone numbers as the supplier prints them, "356-99-99, 399-99-00 (АЭЖБ)", each one a link that dials.
struct PhoneNumbers {
    private let printed: String

    init(_ printed: String) {
        self.printed = printed
    }

    func write(to html: inout HTML) {
        for (index, part) in printed.utf8.split(separator: UInt8(ascii: ",")).enumerated() {
            if index > 0 { html.text(", ") }
            number(&html, part.drop { $0 == UInt8(ascii: " ") })
        }
    }

    /// The digits and the characters between them are the link; a remark after them is not.
    private func number(_ html: inout HTML, _ text: Substring.UTF8View) {
        let end = text.lastIndex(where: isDigit).map(text.index(after:)) ?? text.startIndex
        let dialled = text[..<end].filter { isDigit($0) || $0 == UInt8(ascii: "+") }
        if !dialled.isEmpty {
            let address = "tel:" + String(decoding: dialled, as: UTF8.self)
            html.a(.class("phone"), .href(address), text: String(Substring(text[..<end])))
        }
        html.text(String(Substring(text[end...])))
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
}
