/// A supplier of services, to whom they are paid.
package struct Supplier: Hashable, Sendable {
    package let code: SupplierCode
    package let name: Words
    /// As the supplier prints them: "356-99-99, 399-99-00 (АЭЖБ)".
    package let phones: String?
    /// The business identification number: "061240001231".
    package let bin: String?
    package let bank: BankDetails?
    /// What it calls its district offices together, where they are listed.
    package let officesName: Words?

    package init(
        code: SupplierCode, name: Words, phones: String?, bin: String? = nil, bank: BankDetails? = nil,
        officesName: Words? = nil
    ) {
        (self.code, self.name, self.phones) = (code, name, phones)
        (self.bin, self.bank, self.officesName) = (bin, bank, officesName)
    }
}

/// Where a supplier is paid.
package struct BankDetails: Hashable, Sendable {
    package let iban: String
    /// The bank's identifier.
    package let bic: String?
    package let bank: Words?
    package let beneficiaryCode: String?

    package init(iban: String, bic: String? = nil, bank: Words? = nil, beneficiaryCode: String? = nil) {
        (self.iban, self.bic, self.bank, self.beneficiaryCode) = (iban, bic, bank, beneficiaryCode)
    }
}
