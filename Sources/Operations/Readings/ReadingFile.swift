import Domain
package import Store

/// The file of an export: the same bytes, whenever it is written.
package struct ReadingFile: Sendable {
    package let rows: Int
    package let bytes: [UInt8]

    package static let name = "readings.csv"
    private static let columns = [
        "receipt", "account", "service", "meter", "register", "month", "day", "value", "rolled_over", "submitted_at",
        "channel", "quality", "checks",
    ]

    package init(_ readings: [AccountSubmission]) {
        var text = CSV.row(ReadingFile.columns, end: "\n")
        var rows = 0
        for reading in readings {
            let given = reading.submission
            for value in given.values {
                rows += 1
                let what = [
                    given.receipt.text, reading.account.text, given.service.text, given.meter.text,
                    value.register.rawValue, given.month.iso, given.day.iso, value.value.canonical,
                ]
                let how = [
                    value.hasRolledOver ? "yes" : "no", given.submittedAt.iso, given.channel.rawValue,
                    "\(given.quality)", given.checks.map(\.rawValue).joined(separator: " "),
                ]
                text += CSV.row(what + how, end: "\n")
            }
        }
        (self.rows, bytes) = (rows, Array(text.utf8))
    }

    /// Its SHA-256.
    package var digest: String {
        var checksum = Checksum()
        bytes.withUnsafeBytes { checksum.add($0) }
        return checksum.text()
    }
}
