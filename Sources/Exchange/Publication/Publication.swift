import Domain
import Store

/// One import within its transaction: any error rolls it back.
struct Publication {
    enum Rollback: Error {
        case unchanged
        case checked(rows: Int, warnings: Report)
        case refused(Report)
    }

    let source: BatchSource
    let isDryRun: Bool
    let errors: Set<WarningRule>
    let now: Timestamp
    let ticker: Ticker

    /// Returns the number of published rows, and the warnings.
    ///
    /// - Parameter before: sees the state before the batch.
    /// - Throws: `Rollback` if nothing is to be published; `UnreadableBatch`; `CancellationError`; errors of the
    ///   database.
    func run(_ connection: any Connection, before: any Connection) throws -> (rows: Int, warnings: Report) {
        let problems = Problems(errors: errors)
        let manifestBytes = try source.manifest.contents(limit: 1 << 20)
        guard let manifest = ManifestReader(problems: problems).read(manifestBytes) else {
            throw Rollback.refused(problems.report)
        }
        let digest = try Digest()
        manifestBytes.withUnsafeBytes(digest.add)

        let history = History(connection)
        if let published = try history.digest(of: manifest.batch) {
            for file in BatchFile.all { try source.files[file.name].map { try add($0, file, to: digest) } }
            if digest.finish() == published { throw Rollback.unchanged }
            problems.add(
                BatchSource.manifestName, column: "batch",
                found: excerpt(manifest.batch.utf8) + ", which was published before with other content",
                expected: "a name of its own for each batch")
            throw Rollback.refused(problems.report)
        }
        if let first = try history.supplier(), first != manifest.supplier {
            problems.add(
                BatchSource.manifestName, column: "supplier", found: excerpt(manifest.supplier.text.utf8),
                expected: "\(excerpt(first.text.utf8)), whose batches were published before")
            throw Rollback.refused(problems.report)
        }
        manifest.compare(with: source, problems)

        let number = try history.nextNumber()
        if manifest.kind == .full { try BatchFile.deleteAll(connection, before: manifest) }
        let context = try ImportContext(
            connection, before: before, manifest: manifest, number: number, problems: problems)
        let rows = try readFiles(context, digest)
        try readAgain(context)
        if manifest.kind == .full { try forgetFormerAccounts(connection) }

        let supplier = Array(manifest.supplier.text.utf8)
        if !supplier.withUnsafeBytes({ context.references.knows($0, in: .suppliers) }) {
            problems.add(
                BatchSource.manifestName, column: "supplier", found: excerpt(supplier),
                expected: "a supplier that is in suppliers.csv")
        }
        // What is missing may have been refused.
        if problems.report.count == 0 { try context.paidBalances.checkRest() }
        guard problems.report.count == 0 else { throw Rollback.refused(problems.report) }
        if isDryRun { throw Rollback.checked(rows: rows, warnings: problems.report) }
        try history.add(manifest, number: number, digest: digest.finish(), rows: rows, at: now)
        return (rows, problems.report)
    }

    private func readFiles(_ context: ImportContext, _ digest: Digest) throws -> Int {
        var rows = 0
        for file in BatchFile.all {
            guard let source = source.files[file.name] else {
                // If the manifest lists it, its absence has been reported.
                if context.manifest.files[file.name] != nil { context.references.doubt(file) }
                continue
            }
            try ticker.begin(file.name)
            var size = 0
            let csv = try CSVReader { space in
                let count = try source.read(into: space)
                digest.add(UnsafeRawBufferPointer(rebasing: space[..<count]))
                ticker.read(count)
                size += count
                return count
            }
            rows += try FileImport(file, csv: csv, context: context, ticker: ticker).run()
            digest.add(mark: file.name, size: size)
        }
        return rows
    }

    /// A full batch has no parts in earlier batches, so its balances need no second check, and its payments only if
    /// some have no splits.
    private func readAgain(_ context: ImportContext) throws {
        var checks: [WholesMatchParts] = []
        if context.isUpdate {
            checks.append(WholesMatchParts(split: .adjustments))
            checks.append(WholesMatchParts(split: .billLines))
        }
        if try context.isUpdate || hasUnsplitPayments(context.connection) {
            checks.append(WholesMatchParts(split: .splits))
        }
        for check in checks {
            guard let file = source.files[check.split.whole.file.name] else { continue }
            file.rewind()
            try check.check(CSVReader(read: file.read), context, ticker)
        }
    }

    /// What is kept of accounts that the batch no longer has.
    private func forgetFormerAccounts(_ connection: any Connection) throws {
        for table in ["account_before", "bill_version", "billed_content"] as [SQL] {
            try connection.execute(
                "DELETE FROM " + table + " WHERE NOT EXISTS (SELECT 1 FROM account WHERE account.account = " + table
                    + ".account)")
        }
    }

    private func hasUnsplitPayments(_ connection: any Connection) throws -> Bool {
        try connection.row(
            """
            SELECT 1 FROM payment w WHERE w.amount <> 0 AND NOT EXISTS
            (SELECT 1 FROM payment_split p WHERE p.account = w.account AND p.payment = w.payment) LIMIT 1
            """, []
        ) { _ in true } ?? false
    }

    private func add(_ file: OpenFile, _ form: BatchFile, to digest: Digest) throws {
        var space = [UInt8](repeating: 0, count: 1 << 18)
        var size = 0
        while true {
            let count = try space.withUnsafeMutableBytes(file.read)
            if count == 0 { break }
            space.withUnsafeBytes { digest.add(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            size += count
        }
        digest.add(mark: form.name, size: size)
    }
}

extension BatchFile {
    /// The categories of households are kept if the batch has none.
    fileprivate static func deleteAll(_ connection: any Connection, before batch: Manifest) throws {
        let ofCategories = Set([categories, categoryMarks].map(\.name))
        let replacesCategories = !ofCategories.isDisjoint(with: batch.files.keys)
        // Without a condition SQLite empties a table without visiting its rows.
        for file in all where replacesCategories || !ofCategories.contains(file.name) {
            try connection.execute("DELETE FROM " + file.table)
        }
    }
}
