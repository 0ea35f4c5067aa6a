import Domain
import Store

/// Whose rows a part replaces.
struct Part {
    let supplier: SupplierCode
    /// Whether it is the portal's own supplier, to whom the rows that all suppliers share belong.
    let isOwn: Bool

    private let code: ShortText

    init(_ supplier: SupplierCode, isOwn: Bool) {
        (self.supplier, self.isOwn, code) = (supplier, isOwn, ShortText(supplier.text))
    }

    func isCalled(_ code: UnsafeRawBufferPointer) -> Bool { ShortText(code) == self.code }

    /// The files that it may have.
    var files: [BatchFile] {
        BatchFile.all.filter { isOwn || $0.isOfOneSupplier || $0.name == BatchFile.suppliers.name }
    }

    /// Takes all rows of the supplier away, before those of the part are read.
    func takeAway(_ connection: any Connection) throws {
        // Payments before the splits that say whose they are, and everything before the services.
        for file in [.payments] + BatchFile.all.reversed() {
            guard let owned = file.owned(by: "$1") else { continue }
            try connection.execute("DELETE FROM " + file.table + " WHERE " + owned, [supplier])
        }
    }
}

extension BatchFile {
    /// The files that a part has in any case.
    static let requiredInPart = Set([BatchFile.services, .balances].map(\.name))

    /// Whether each of its rows belongs to one supplier.
    var isOfOneSupplier: Bool { owned(by: "$1") != nil }

    /// Whether a row of another supplier may have the same key: keys of the other files have a service or a plan in them, and
    /// those of payments are looked up (`PaymentsOfOthers`).
    var mayCollide: Bool { [BatchFile.offices, .services, .plans].contains { $0.name == name } }

    /// The rows of the supplier that a parameter is; nil if all suppliers share the rows. A payment for services of several
    /// suppliers is shared as well, but for its splits.
    func owned(by supplier: SQL) -> SQL? {
        let services: SQL = "(SELECT service FROM service WHERE supplier = " + supplier + ")"
        switch name {
        case BatchFile.suppliers.name: return nil
        case BatchFile.payments.name:
            let splits: SQL =
                "EXISTS (SELECT 1 FROM payment_split AS s WHERE s.account = payment.account "
                + "AND s.payment = payment.payment AND s.service "
            return splits + "IN " + services + ") AND NOT " + splits + "NOT IN " + services + ")"
        default: break
        }
        if has("supplier") { return "supplier = " + supplier }
        if has("service") { return "service IN " + services }
        let isTariff = [BatchFile.prices, .norms].contains { $0.name == name }
        return isTariff ? "plan IN (SELECT plan FROM plan WHERE service IN " + services + ")" : nil
    }

    private func has(_ title: String) -> Bool { columns.contains { $0.title == title } }
}
