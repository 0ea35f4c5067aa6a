/// Whom a notice of the operator is for: everybody, or the accounts of offices, of services, at addresses. An account
/// is meant if any of these holds.
package enum NoticeAudience: Hashable, Sendable {
    case all
    case accounts(offices: Set<String>, services: Set<ServiceCode>, addresses: [AddressRange])

    package func contains(_ account: PlacedAccount) -> Bool {
        switch self {
        case .all: true
        case .accounts(let offices, let services, let addresses):
            account.office.map(offices.contains) == true || !services.isDisjoint(with: account.services)
                || addresses.contains { $0.contains(account.address) }
        }
    }
}

/// Where an account is, and what it gets.
package struct PlacedAccount: Hashable, Sendable {
    package let office: String?
    package let services: Set<ServiceCode>
    package let address: String

    package init(office: String?, services: Set<ServiceCode>, address: String) {
        (self.office, self.services, self.address) = (office, services, address)
    }
}

/// A street, or some of its houses, by how the addresses of accounts begin.
package struct AddressRange: Hashable, Sendable {
    package let street: String
    /// Empty: the whole street.
    package let houses: [Houses]

    package init(street: String, houses: [Houses]) {
        (self.street, self.houses) = (street, houses)
    }

    /// "12", "12а", "12-20".
    package enum Houses: Hashable, Sendable {
        case one(String)
        case range(Int, Int)

        /// Nil if it is none of these forms.
        package init?(_ text: String) {
            let text = folded(text)
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            if parts.count == 2, let first = Int(parts[0]), let last = Int(parts[1]), 0...last ~= first {
                self = .range(first, last)
            } else if text.first?.isNumber == true, text.allSatisfy({ $0.isNumber || $0.isLetter || $0 == "/" }) {
                self = .one(text)
            } else {
                return nil
            }
        }

        package var text: String {
            switch self {
            case .one(let house): house
            case .range(let first, let last): "\(first)-\(last)"
            }
        }
    }

    package func contains(_ address: String) -> Bool {
        let (address, street) = (folded(address), folded(street))
        guard address.hasPrefix(street) else { return false }
        let rest = address.dropFirst(street.count)
        // "Абай" is not "Абайтану".
        if let next = rest.first, let last = street.last, last.isLetter || last.isNumber,
            next.isLetter || next.isNumber
        {
            return false
        }
        guard !houses.isEmpty else { return true }
        guard let house = house(in: rest) else { return false }
        let number = Int(house.prefix { $0.isNumber })
        return houses.contains { houses in
            switch houses {
            case .one(let one): one == house
            case .range(let first, let last): number.map { first...last ~= $0 } == true
            }
        }
    }

    /// The first number, with its letter or its second number: "49", "12а", "12/2". Words such as "үй" or "дом" may be
    /// before it.
    private func house(in rest: Substring) -> String? {
        let before = rest.prefix { !$0.isNumber }
        guard before.count <= 12, !before.contains("-") else { return nil }
        let house = rest.dropFirst(before.count).prefix { $0.isNumber || $0.isLetter || $0 == "/" }
        return house.isEmpty ? nil : String(house)
    }
}

/// In lower case, with single blanks.
private func folded(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
