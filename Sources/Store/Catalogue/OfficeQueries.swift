import Domain

extension Connection {
    /// The contact centre and the district offices of the portal's supplier, in the operator's order.
    func offices(of supplier: SupplierCode) throws -> [Office] {
        try rows(
            """
            SELECT office.kind, office.name_kk, office.name_ru, office.name_en,
                office.address_kk, office.address_ru, office.address_en, office.phones,
                office.hours_kk, office.hours_ru, office.hours_en, office.email
            FROM office WHERE office.supplier = $1 ORDER BY office.kind, office.position, office.office
            """, [supplier]
        ) { row in
            Office(
                kind: Office.Kind(rawValue: row.text(0)) ?? .districtOffice, name: row.words(1),
                address: row.isNull(4) ? nil : row.words(4), phones: row.optionalText(7),
                hours: row.isNull(8) ? nil : row.words(8), email: row.optionalText(11))
        }
    }
}
