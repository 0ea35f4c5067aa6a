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
    let published: PublishedState

    var isUpdate: Bool { manifest.kind == .update }

    /// - Parameter before: sees the state before the batch.
    init(
        _ connection: any Connection, before: any Connection, manifest: Manifest, number: Int64, problems: Problems
    ) throws {
        (self.connection, self.manifest, self.number) = (connection, manifest, number)
        self.problems = problems
        references = try References(connection)
        paidBalances = PaidBalances(connection, problems, batch: number, isUpdate: manifest.kind == .update)
        published = try PublishedState(before)
    }
}
