package import Domain
package import Store
import Web

// How the domain's values stand in the site's addresses.

extension AccountSlug: PathValue {
    package static func parse(_ pathText: String) -> AccountSlug? { AccountSlug(pathText) }
    package var pathText: String { text }
}

extension ServiceCode: PathValue {
    package static func parse(_ pathText: String) -> ServiceCode? { ServiceCode(pathText) }
    package var pathText: String { text }
}

extension Month: PathValue {
    package static func parse(_ pathText: String) -> Month? { Month(iso: pathText) }
    package var pathText: String { iso }
}

/// The months that a visitor asked for, as they came: they may be missing, or no months at all.
struct PeriodAsked: Hashable, Sendable {
    let from: String?
    let to: String?

    init(from: String? = nil, to: String? = nil) {
        (self.from, self.to) = (from, to)
    }

    init(_ period: Period) {
        self.init(from: period.first.iso, to: period.last.iso)
    }

    init(_ query: FormFields) {
        self.init(from: query["from"], to: query["to"])
    }

    var query: Query { [("from", from), ("to", to)] }
}
