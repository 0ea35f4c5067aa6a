/// What on the site a question is about: "ask about this" fills it in.
package enum FeedbackSubject: Hashable, Sendable {
    case bill(Month)
    case charge(ServiceCode, Month)
    case statement(ServiceCode, Month)
    case payment(String)
    case reading(ReceiptNumber)

    /// "bill.2019-09", "charge.electricity.2019-09", "statement.electricity.2019-09", "payment.20190826-9",
    /// "reading.R-2610-0042173-0".
    package var text: String {
        switch self {
        case .bill(let month): "bill." + month.iso
        case .charge(let service, let month): "charge." + service.text + "." + month.iso
        case .statement(let service, let month): "statement." + service.text + "." + month.iso
        case .payment(let number): "payment." + number
        case .reading(let receipt): "reading." + receipt.text
        }
    }

    /// Parses the form of `text`.
    package init?(_ text: String) {
        let (kind, rest) = (text.prefix { $0 != "." }, text.drop { $0 != "." }.dropFirst())
        switch kind {
        case "bill":
            guard let month = Month(iso: String(rest)) else { return nil }
            self = .bill(month)
        case "charge", "statement":
            guard let dot = rest.lastIndex(of: "."), let service = ServiceCode(String(rest[..<dot])),
                let month = Month(iso: String(rest[rest.index(after: dot)...]))
            else { return nil }
            self = kind == "charge" ? .charge(service, month) : .statement(service, month)
        case "payment":
            guard CodeText.isWellFormed(String(rest)) else { return nil }
            self = .payment(String(rest))
        case "reading":
            guard let receipt = ReceiptNumber(String(rest)) else { return nil }
            self = .reading(receipt)
        default: return nil
        }
    }
}
