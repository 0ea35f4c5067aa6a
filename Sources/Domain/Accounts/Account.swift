/// A household's personal account ("дербес шот").
package struct Account: Hashable, Sendable {
    package let number: AccountNumber
    package let payer: String
    package let address: String
    package let residents: Int
    /// A second number, which customers know from paper.
    package let printedNumber: AccountNumber?

    package init(
        number: AccountNumber, payer: String, address: String, residents: Int, printedNumber: AccountNumber? = nil
    ) {
        (self.number, self.payer, self.address, self.residents) = (number, payer, address, residents)
        self.printedNumber = printedNumber
    }

    /// "100001", or with the printed number "100001 (Ж-15)".
    package var shownNumber: String { number.shown(with: printedNumber) }

    /// Whether a name is its payer's: a batch that only writes it anew, such as in capitals, brings nobody else.
    package func isPaid(by name: String) -> Bool {
        name == payer || Account.folded(name) == Account.folded(payer)
    }

    private static func folded(_ name: String) -> String {
        name.uppercased().filter { $0.isLetter || $0.isNumber }
    }
}
