import Domain
import Store
import Words

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
    /// What the batch may take away.
    let allowed: Set<WarningRule>
    let now: Timestamp
    let words: CommandTexts
    let letters: LetterCheck?
    let ticker: Ticker

    /// Returns the number of published rows, and the warnings.
    ///
    /// - Parameter before: sees the state before the batch.
    /// - Throws: `Rollback` if nothing is to be published; `UnreadableBatch`; `CancellationError`; errors of the
    ///   database.
    func run(_ connection: any Connection, before: any Connection) throws -> (rows: Int, warnings: Report) {
        let problems = Problems(words, errors: errors)
        guard let manifest = ManifestReader(problems: problems).read(try source.manifestBytes()) else {
            throw Rollback.refused(problems.report)
        }
        let history = History(connection)
        let part = try check(manifest, history, problems)
        manifest.compare(with: source, part, problems)

        let number = try history.nextNumber()
        let keepsRows = try part != nil || history.batches(before: number).contains(where: \.isPart)
        let context = try ImportContext(
            connection, before: before, manifest: manifest, part: part, number: number, problems: problems,
            letters: letters, keepsRows: keepsRows)
        let writing = BatchWriting(source: source, context: context, ticker: ticker)
        let (rows, digest) = try writing.run()
        // What is left out since its row was refused is not missing.
        guard problems.report.count == 0 else { throw Rollback.refused(problems.report) }
        let vanished = try VanishedAccounts(context)
        try Losses(context, vanished, allowed: allowed).check()
        guard problems.report.count == 0 else { throw Rollback.refused(problems.report) }
        if isDryRun { throw Rollback.checked(rows: rows, warnings: problems.report) }

        try FormerAccounts(connection: connection).note(vanished, of: context)
        try forget(context, history)
        if manifest.kind == .full, !writing.replacesCategories {
            try KeptCategories(connection: connection).keep(for: number)
        }
        if keepsRows { try KeptRows(connection: connection).keep(context, ticker) }
        if manifest.kind == .full || !keepsRows {
            try KeptBatches(connection: connection).keep(source, as: number, digest: digest, ticker)
        }
        let portal = try part == nil ? manifest.supplier : history.supplier() ?? manifest.supplier
        try history.add(manifest, of: portal, number: number, digest: digest, rows: rows, at: now)
        return (rows, problems.report)
    }

    /// What no undo needs any more: two full batches can be undone, or two parts of a supplier, and what came after them.
    private func forget(_ batch: ImportContext, _ history: History) throws {
        var reached: (kept: Int64, state: Int64)?
        if batch.isFull {
            reached = try history.fullBatch().map { ($0, $0) }
        } else if let part = batch.part, let former = try history.parts(of: part.supplier).dropFirst().first {
            reached = (former + 1, former)
        }
        guard let reached else { return }
        try FormerAccounts(connection: batch.connection).forget(goneUntil: reached.state)
        try KeptBatches(connection: batch.connection).forget(before: reached.kept)
    }

    /// - Returns: of a part, whose it is.
    /// - Throws: `Rollback` if the batch was published before, or is another supplier's.
    private func check(_ manifest: Manifest, _ history: History, _ problems: Problems) throws -> Part? {
        if let published = try history.published(manifest.batch) {
            if try source.digest() == published.digest {
                guard published.isInForce else {
                    problems.add(
                        BatchSource.manifestName, column: "batch",
                        found: words.found.publishedEarlier(excerpt(manifest.batch.utf8)),
                        expected: words.expected.newName)
                    throw Rollback.refused(problems.report)
                }
                throw Rollback.unchanged
            }
            problems.add(
                BatchSource.manifestName, column: "batch",
                found: words.found.publishedOtherwise(excerpt(manifest.batch.utf8)),
                expected: words.expected.ownName)
            throw Rollback.refused(problems.report)
        }
        let portal = try history.supplier()
        if manifest.kind == .part { return try part(manifest, portal, history, problems) }
        if let former = portal, former != manifest.supplier,
            try !RenamedSuppliers(manifest, source).wasCalled(former)
        {
            problems.add(
                BatchSource.manifestName, column: "supplier", found: excerpt(manifest.supplier.text.utf8),
                expected: words.expected.sameSupplier(excerpt(former.text.utf8)))
            throw Rollback.refused(problems.report)
        }
        return nil
    }

    private func part(
        _ manifest: Manifest, _ portal: SupplierCode?, _ history: History, _ problems: Problems
    ) throws -> Part {
        guard let portal, try history.knows(manifest.supplier) else {
            problems.add(
                BatchSource.manifestName, column: "supplier", found: excerpt(manifest.supplier.text.utf8),
                expected: words.expected.publishedSupplier)
            throw Rollback.refused(problems.report)
        }
        return Part(manifest.supplier, isOwn: manifest.supplier == portal)
    }
}
