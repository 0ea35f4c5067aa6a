import Domain
import Store
import Words

/// Reads, checks and writes the rows of a batch, each once.
struct BatchWriting {
    private static let ofCategories = Set([BatchFile.categories, .categoryMarks].map(\.name))

    let source: BatchSource
    let context: ImportContext
    let ticker: Ticker

    /// Whether the batch brings categories of households; else those in force are kept.
    var replacesCategories: Bool {
        !BatchWriting.ofCategories.isDisjoint(with: context.manifest.files.keys)
    }

    /// Returns the number of rows, and the digest of the content.
    ///
    /// Checks end with the first stage that finds problems: what is missing later may have been refused.
    func run() throws -> (rows: Int, digest: [UInt8]) {
        let (manifest, problems) = (context.manifest, context.problems)
        let digest = try Digest()
        try source.manifestBytes().withUnsafeBytes(digest.add)
        var rows = 0
        switch manifest.kind {
        case .full: try deleteAll()
        case .update: rows = try takeAway(digest)
        case .part: try context.part?.takeAway(context.connection)
        }
        try context.references.readCodes(context.connection)
        rows += try readFiles(digest)
        if context.isUpdate {
            try RenamedSuppliers(manifest, source).rename(context.connection, batch: context.number, problems)
        }
        try readAgain()
        try checkSupplier()
        if problems.report.count == 0 { try checkDeletions() }
        if problems.report.count == 0, let part = context.part {
            try OthersAfterPart(part: part, context: context).check()
            try BillsOfPart(context: context).keepThoseThatChanged(ticker)
        }
        if problems.report.count == 0 { try context.paidBalances.checkRest(context) }
        if problems.report.count == 0 {
            try PrintedNumbersAreUnique(context: context).check()
            try MergedAccountsGoOn(context: context).check()
        }
        if problems.report.count == 0 { try LevelsRise(context: context).check() }
        return (rows, digest.finish())
    }

    /// After suppliers were renamed: one that has another code now is not known by its former one.
    private func checkSupplier() throws {
        let (manifest, problems) = (context.manifest, context.problems)
        let supplier = Array(manifest.supplier.text.utf8)
        var isKnown = supplier.withUnsafeBytes { context.references.knows($0, in: .suppliers) }
        if isKnown, problems.report.count == 0 {
            isKnown = try History(context.connection).knows(manifest.supplier)
        }
        if !isKnown {
            problems.add(
                BatchSource.manifestName, column: "supplier", found: excerpt(supplier),
                expected: problems.words.expected.knownSupplier)
        }
    }

    private func deleteAll() throws {
        // Without a condition SQLite empties a table without visiting its rows.
        for file in BatchFile.all where replacesCategories || !BatchWriting.ofCategories.contains(file.name) {
            try context.connection.execute("DELETE FROM " + file.table)
        }
    }

    private func readFiles(_ digest: Digest) throws -> Int {
        var rows = 0
        for file in BatchFile.all {
            guard let source = source.files[file.name] else {
                // If the manifest lists it, its absence has been reported.
                if context.manifest.files[file.name] != nil { context.references.doubt(file) }
                continue
            }
            let reading = try read(file, source, digest) { csv in
                let reading = try FileImport(file, csv: csv, context: context, ticker: ticker)
                rows += try reading.run()
                return reading
            }
            if !reading.repeated.isEmpty {
                source.rewind()
                let hasOthers = try reading.repeated.report(CSVReader(read: source.read), to: context.problems)
                // Whose the rows of the further files are is open: their keys may be those of another supplier's rows, too.
                if hasOthers { break }
            }
        }
        return rows
    }

    /// Returns the number of rows that an update takes away: before its own rows are read.
    private func takeAway(_ digest: Digest) throws -> Int {
        var rows = 0
        for file in BatchFile.allDeletions {
            guard let open = source.files[file.name] else { continue }
            rows += try read(file, open, digest) { csv in
                try Deletions(file, csv, context).run(ticker)
            }
        }
        return rows
    }

    private func read<T>(
        _ file: BatchFile, _ open: OpenFile, _ digest: Digest, _ body: (CSVReader) throws -> T
    ) throws -> T {
        try ticker.begin(file.name)
        var size = 0
        let csv = try CSVReader { space in
            let count = try open.read(into: space)
            digest.add(UnsafeRawBufferPointer(rebasing: space[..<count]))
            ticker.read(count)
            size += count
            return count
        }
        let result = try body(csv)
        digest.add(mark: file.name, size: size)
        return result
    }

    private func checkDeletions() throws {
        for file in BatchFile.all {
            guard let open = source.files[file.deletions.name] else { continue }
            open.rewind()
            try AfterDeletions(file, CSVReader(read: open.read), context).check(ticker)
        }
    }

    /// What a full batch or a part replaces has nothing in earlier batches, so balances need no second check, and payments
    /// only if some have no splits.
    private func readAgain() throws {
        var checks = context.earlierParts.filter(\.differ).map { WholesMatchParts(split: $0.split) }
        if try context.isUpdate || hasUnsplitPayments() {
            checks.append(WholesMatchParts(split: .splits))
        }
        for check in checks {
            guard let file = source.files[check.split.whole.file.name] else { continue }
            file.rewind()
            try check.check(CSVReader(read: file.read), context, ticker)
        }
    }

    private func hasUnsplitPayments() throws -> Bool {
        try context.connection.row(
            """
            SELECT 1 FROM payment w WHERE w.amount <> 0 AND NOT EXISTS
            (SELECT 1 FROM payment_split p WHERE p.account = w.account AND p.payment = w.payment) LIMIT 1
            """, []
        ) { _ in true } ?? false
    }
}
