package import Documents
package import Domain

/// The languages of bills on paper: one, or two, of which the first is printed larger.
package struct PaperLanguages: Hashable, Sendable {
    package let first: Language
    package let second: Language?

    package init(_ first: Language, _ second: Language? = nil) { (self.first, self.second) = (first, second) }

    /// "kk", or "kk,ru".
    package init?(_ text: String) {
        let words = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
        let languages = words.compactMap { Language(rawValue: $0) }
        guard languages.count == words.count, 1...2 ~= words.count, Set(languages).count == words.count else {
            return nil
        }
        self.init(languages[0], languages.count > 1 ? languages[1] : nil)
    }

    package var text: String { [first, second].compactMap(\.self).map(\.rawValue).joined(separator: ",") }
}

/// Renders bills for paper, in one language or in two.
package struct PaperWording: Sendable {
    private let first: BillWording
    private let second: BillWording?

    /// - Parameter paymentLink: where the bills can be paid; without it they have no QR code.
    package init(_ languages: PaperLanguages, _ texts: (Language) -> Texts, paymentLink: PaymentLink?) {
        func wording(_ language: Language) -> BillWording { BillWording(texts(language), paymentLink: paymentLink) }
        (first, second) = (wording(languages.first), languages.second.map(wording))
    }

    /// - Parameters:
    ///   - readings: the address at which readings are given without signing in; nil for none.
    ///   - explanation: the address of the page that explains a service's charge; nil on paper.
    package func bill(
        _ facts: BillFacts, readings: String? = nil, explanation: (Service) -> String? = { _ in nil }
    ) -> PrintedBill {
        func sheet(_ wording: BillWording) -> BillSheet {
            var sheet = wording.sheet(facts, explanation: explanation)
            sheet.readings = readings.map(wording.readings)
            return sheet
        }
        return PrintedBill(sheet(first), second: second.map(sheet))
    }

    /// A bill for the post, which only the household gets.
    ///
    /// - Parameters:
    ///   - code: proves the account to the portal; nil if the operator accepts no codes.
    ///   - readings: as of `bill`.
    package func posted(_ facts: BillFacts, code: String?, readings: String? = nil) -> PrintedBill {
        func sheet(_ wording: BillWording) -> BillSheet {
            var sheet = wording.posted(facts, code: code)
            sheet.readings = readings.map(wording.readings)
            return sheet
        }
        return PrintedBill(sheet(first), second: second.map(sheet))
    }
}
