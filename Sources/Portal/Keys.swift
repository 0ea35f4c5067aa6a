import Store
import Web

/// The portal's keys, created once for all nodes and stored in the database.
struct Keys: Sendable {
    let forms: SecretKey
    let limits: SecretKey
    let accountCodes: AccountCodes
    let unsubscribe: UnsubscribeKey
    let readingLinks: ReadingLinks

    init(_ database: any Database) async throws {
        let names = RotatableKey.allCases.map(\.rawValue)
        // Usually all are there: then nothing is written.
        let known = try await database.read { connection in try names.compactMap(Operator(connection).secret) }
        if known.count == names.count {
            self.init(known)
        } else {
            self.init(
                try await database.write { connection in
                    try names.map { try Operator(connection).secret($0, otherwise: randomBytes(SecretKey.byteCount)) }
                })
        }
    }

    /// - Parameter found: in the order of `RotatableKey`.
    private init(_ found: [[UInt8]]) {
        (forms, limits) = (SecretKey(found[0]), SecretKey(found[1]))
        accountCodes = AccountCodes(SecretKey(found[2]))
        unsubscribe = UnsubscribeKey(SecretKey(found[3]))
        readingLinks = ReadingLinks(SecretKey(found[4]))
    }
}
