import Domain
import Web

/// The months that a visitor asked for, as they came: they may be missing, or no months at all.
struct RequestedPeriod: Hashable, Sendable {
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
