/// A contact of the operator: the contact centre, or a district office.
package struct Office: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case contactCentre = "contact_centre"
        case districtOffice = "district_office"
    }

    package let kind: Kind
    package let name: Words
    package let address: Words?
    package let phones: String?
    package let hours: Words?
    package let email: String?

    package init(kind: Kind, name: Words, address: Words?, phones: String?, hours: Words?, email: String?) {
        (self.kind, self.name, self.address) = (kind, name, address)
        (self.phones, self.hours, self.email) = (phones, hours, email)
    }
}
