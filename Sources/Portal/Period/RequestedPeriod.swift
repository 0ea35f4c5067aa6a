import Domain
import Web

/// The requested period, as text: its months may be missing or invalid.
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

    var query: Query { from == nil && to == nil ? [] : [("from", from), ("to", to)] }
}
