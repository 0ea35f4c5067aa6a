import Domain

/// The manifest of a batch.
struct Manifest: Sendable {
    enum Kind: String, CaseIterable {
        /// Replaces all data of earlier batches.
        case full
        /// Adds rows, and replaces those with the same key.
        case update
        /// Replaces all rows of one supplier, and no others.
        case part
    }

    struct Totals: Sendable {
        let rows: Int
        /// By column.
        let sums: [String: Money]
    }

    /// Whose batch it is: of the portal's own supplier, or of the one whose part it is.
    let supplier: SupplierCode
    let batch: String
    let kind: Kind
    let paymentsAsOf: Day
    /// By file.
    let files: [String: Totals]
}
