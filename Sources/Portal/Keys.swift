import Store
import Web

/// The portal's keys, created once for all nodes and stored in the database.
struct Keys: Sendable {
    let forms: SecretKey
    let devices: SecretKey
    let limits: SecretKey
    let accountCodes: AccountCodes
    let unsubscribe: UnsubscribeKey

    init(_ database: any Database) async throws {
        let found = try await database.write { connection in
            try ["forms", "devices", "limits", AccountCodes.secret, UnsubscribeKey.secret].map { name in
                try Operator(connection).secret(name, otherwise: randomBytes(SecretKey.byteCount))
            }
        }
        (forms, devices, limits) = (SecretKey(found[0]), SecretKey(found[1]), SecretKey(found[2]))
        accountCodes = AccountCodes(SecretKey(found[3]))
        unsubscribe = UnsubscribeKey(SecretKey(found[4]))
    }
}
