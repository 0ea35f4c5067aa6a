import Domain
import Store
import Words

/// Suppliers that have another code than before.
struct RenamedSuppliers {
    private let manifest: Manifest
    private let file: OpenFile?

    init(_ manifest: Manifest, _ source: BatchSource) {
        (self.manifest, file) = (manifest, source.files[BatchFile.suppliers.name])
    }

    /// Whether the batch says that its supplier had the other code before.
    func wasCalled(_ former: SupplierCode) throws -> Bool {
        guard let file else { return false }
        defer { file.rewind() }
        // Its problems are reported when it is imported.
        let rows = RowReader(BatchFile.suppliers, csv: try CSVReader(read: file.read), problems: Problems(.english))
        guard try rows.readHeader() else { return false }
        let renamed = BatchFile.suppliers.place(of: "renamed_from")
        while try rows.next() {
            let (code, other) = (rows.row.values[0].bytes, rows.row.values[renamed].bytes)
            if code.elementsEqual(manifest.supplier.text.utf8), other.elementsEqual(former.text.utf8) { return true }
        }
        return false
    }

    /// In an update: what the suppliers had under their former codes is theirs under the new ones.
    func rename(_ connection: any Connection, batch: Int64, _ problems: Problems) throws {
        let renamed = try connection.rows(
            "SELECT supplier, renamed_from FROM supplier WHERE batch = $1 AND renamed_from IS NOT NULL", [batch]
        ) { (code: $0.text(0), former: $0.text(1)) }
        let codes = Set(
            try connection.rows("SELECT supplier FROM supplier WHERE batch = $1", [batch]) { $0.text(0) })
        var formers: Set<String> = []
        for each in renamed where each.code != each.former {
            // A code that is given as well, or twice, leaves open whose the services are.
            guard !codes.contains(each.former), formers.insert(each.former).inserted else {
                problems.add(
                    BatchFile.suppliers.name, column: "renamed_from", found: excerpt(each.former.utf8),
                    expected: problems.words.expected.formerSupplier)
                continue
            }
            for table in ["service", "office"] as [SQL] {
                try connection.execute(
                    "UPDATE " + table + " SET supplier = $1 WHERE supplier = $2", [each.code, each.former])
            }
            try connection.execute("DELETE FROM supplier WHERE supplier = $1", [each.former])
            try History(connection).rename(each.former, to: each.code, before: batch)
        }
    }

    /// Before a batch is undone: the suppliers whose code it changed are known by the former one again.
    static func undo(_ batch: Int64, _ connection: any Connection) throws {
        let renamed = try connection.rows(
            "SELECT supplier, renamed_from FROM supplier WHERE batch = $1 AND renamed_from IS NOT NULL", [batch]
        ) { (code: $0.text(0), former: $0.text(1)) }
        for each in renamed { try History(connection).rename(each.code, to: each.former, before: batch) }
    }
}
