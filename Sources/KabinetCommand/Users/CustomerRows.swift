import Domain
import Store

/// The list of customers as text or CSV.
struct CustomerRows {
    let isCSV: Bool
    let localTime: @Sendable (Timestamp) -> LocalTime
    /// How many are in memory at a time.
    var part = 500

    var head: String { row(["email", "added", "accounts", "second_factor", "last_sign_in"]) }

    /// Each part is a snapshot of its own: nothing waits for a long list.
    func all(from reader: any SnapshotReader, _ write: (String) -> Void) throws {
        var last: String? = ""
        while let previous = last {
            let customers = try reader.read { try Operator($0).customers(after: previous, limit: part) }
            write(customers.map(row).joined())
            last = customers.count == part ? customers.last?.email : nil
        }
    }

    private func row(_ customer: CustomerOverview) -> String {
        row([
            customer.email, localTime(customer.addedAt).day.iso,
            customer.links.map(\.account.text).joined(separator: " "), customer.hasSecondFactor ? "yes" : "no",
            customer.lastSignIn.map { localTime($0).iso } ?? "",
        ])
    }

    private func row(_ fields: [String]) -> String {
        if isCSV { return CSV.row(fields.map(CSV.inert), end: "\n") }
        let widths = [40, 10, 24, 13, 0]
        let padded = zip(fields, widths).map { $0.padded(to: $1) }
        return padded.joined(separator: "  ").trimmingBlanks() + "\n"
    }
}
