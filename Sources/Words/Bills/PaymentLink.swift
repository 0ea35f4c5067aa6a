package import Domain

/// The operator's URL to pay a bill, with the placeholders {account}, {amount} and {month}.
package struct PaymentLink: Hashable, Sendable {
    package let template: String

    /// Nil unless it is an https URL with {account} and no unknown placeholders.
    package init?(_ template: String) {
        let places = template.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
        let areKnown = places.allSatisfy { place in
            ["account}", "amount}", "month}"].contains { place.hasPrefix($0) }
        }
        // Longer URLs make a QR code that a phone can hardly read.
        guard template.hasPrefix("https://"), template.utf8.count <= 300, template.contains("{account}"), areKnown,
            template.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"\"<>\\".utf8.contains($0) })
        else { return nil }
        self.template = template
    }

    /// "https://pay.example/?account=4900621&sum=18348.48". Of the characters of an account number, "/" and Cyrillic letters
    /// must be escaped.
    package func address(account: AccountNumber, amount: Money, month: Month) -> String {
        template.replacing("{account}", with: escaped(account))
            .replacing("{amount}", with: amount.canonical)
            .replacing("{month}", with: month.iso)
    }

    private func escaped(_ account: AccountNumber) -> String {
        account.text.utf8.map { byte in
            byte < 0x80 && byte != UInt8(ascii: "/")
                ? String(Unicode.Scalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
