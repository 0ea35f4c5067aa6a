package import Domain

/// An audience as a column has it: empty for everybody, else a line for each office, service or address.
extension NoticeAudience: Bindable {
    package var stored: StoredValue { .text(lines.joined(separator: "\n")) }

    /// For people, and for the column.
    package var lines: [String] {
        guard case .accounts(let offices, let services, let addresses) = self else { return [] }
        return offices.sorted().map { "office " + $0 } + services.map(\.text).sorted().map { "service " + $0 }
            + addresses.map { ["address " + $0.street, $0.houses.map(\.text).joined(separator: ", ")] }
            .map { $0.filter { !$0.isEmpty }.joined(separator: ": ") }
    }

    init(stored text: String) {
        guard !text.isEmpty else {
            self = .all
            return
        }
        var (offices, services, addresses) = (Set<String>(), Set<ServiceCode>(), [AddressRange]())
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            switch parts[0] {
            case "office": offices.insert(parts[1])
            case "service": services.insert(ServiceCode(stored: parts[1]))
            default: addresses.append(AddressRange(stored: parts[1]))
            }
        }
        self = .accounts(offices: offices, services: services, addresses: addresses)
    }
}

extension AddressRange {
    /// "Үлгі көшесі: 1-20, 35а". A street has no colon (`NoticeFile`).
    fileprivate init(stored text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        let houses = parts.dropFirst().flatMap { $0.split(separator: ",") }.compactMap { Houses(String($0)) }
        self.init(street: parts.first ?? "", houses: houses)
    }
}
