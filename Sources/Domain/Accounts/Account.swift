/// A household's personal account ("дербес шот").
package struct Account: Hashable, Sendable {
    package let number: AccountNumber
    package let payer: String
    package let address: String
    package let residents: Int

    package init(number: AccountNumber, payer: String, address: String, residents: Int) {
        (self.number, self.payer, self.address, self.residents) = (number, payer, address, residents)
    }
}
