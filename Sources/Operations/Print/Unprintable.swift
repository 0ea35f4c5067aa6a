import Documents
package import Domain

/// A field of an account that has letters which no installed font has.
package struct Unprintable: Hashable, Sendable {
    package let account: AccountNumber
    /// As in the batch: "payer".
    package let field: String
    package let letters: [Unicode.Scalar]

    /// "張 U+5F35, 偉 U+5049"
    package var words: String {
        letters.map { "\($0) U+" + String($0.value, radix: 16, uppercase: true) }.joined(separator: ", ")
    }
}

extension BillFacts {
    func unprintable(_ letters: InstalledLetters) -> [Unprintable] {
        let reasons = record.bill.services.flatMap(\.adjustments).map(\.reason)
        let fields = [
            ("payer", record.issue.payer ?? ""), ("address", record.issue.address),
            ("reason", reasons.map { $0.kk + $0.ru + $0.en }.joined()),
        ]
        return fields.compactMap { field, text in
            let missing = letters.missing(in: text)
            return missing.isEmpty ? nil : Unprintable(account: account.number, field: field, letters: missing)
        }
    }
}
