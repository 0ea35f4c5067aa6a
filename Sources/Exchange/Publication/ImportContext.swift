import Store

/// The state that the files of one import share.
final class ImportContext {
    let connection: any Connection
    let manifest: Manifest
    /// The batch's number in the database.
    let number: Int64
    let problems: Problems
    let references: References
    let paidBalances: PaidBalances
    /// Of an update.
    let earlierParts: [EarlierParts]
    let published: PublishedState
    /// Whether the batch was published before, and undoing a later one publishes it again: what it changed is kept already.
    let isAgain: Bool
    let letters: LetterCheck?

    /// Of a part: whose.
    let part: Part?
    /// The accounts of which the batch brings rows, or takes some away; of a batch that keeps the rows that it replaces.
    private(set) var touched: Set<ShortText> = []
    /// Whether undoing the batch puts back the rows that it replaces, which are kept.
    let keepsRows: Bool
    /// By file: the first month of which the batch has rows. What was published of the months before is the most, and is as it was.
    private(set) var firstMonths: [String: Int64] = [:]

    var isFull: Bool { manifest.kind == .full }
    var isUpdate: Bool { manifest.kind == .update }
    /// Whether accounts that were published before may be gone.
    var takesAccountsAway: Bool { isFull || takesAway(from: .accounts) }

    /// Whether an update takes rows of a file away.
    func takesAway(from file: BatchFile) -> Bool { manifest.files[file.deletions.name] != nil }

    /// Whether the rows that a file replaces are gone before it is read: they are all the supplier's, or all that there are.
    func replacesAll(of file: BatchFile) -> Bool { isFull || part != nil && file.isOfOneSupplier }

    /// Whether the batch has a file, or takes rows of it away.
    func mentions(_ file: BatchFile) -> Bool { manifest.files[file.name] != nil || takesAway(from: file) }

    func touch(_ account: ShortText) { if keepsRows { touched.insert(account) } }

    func note(first month: Int64, of file: BatchFile) { firstMonths[file.name] = month }

    /// - Parameter before: sees the state before the batch.
    init(
        _ connection: any Connection, before: any Connection, manifest: Manifest, part: Part? = nil, number: Int64,
        problems: Problems, letters: LetterCheck? = nil, keepsRows: Bool = false, isAgain: Bool = false
    ) throws {
        self.letters = letters
        (self.connection, self.manifest, self.number, self.isAgain) = (connection, manifest, number, isAgain)
        (self.part, self.keepsRows) = (part, keepsRows)
        self.problems = problems
        references = try References(connection)
        earlierParts =
            manifest.kind == .update
            ? try [.adjustments, .billLines].map { try EarlierParts($0, connection) } : []
        paidBalances = PaidBalances(connection, problems, batch: number, manifest)
        published = try PublishedState(before)
    }
}
