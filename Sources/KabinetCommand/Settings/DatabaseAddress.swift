import PostgreSQLEngine
import Words

/// The place of the data: a directory of embedded databases, or PostgreSQL.
enum DatabaseAddress: Hashable, Sendable, CustomStringConvertible {
    case directory(String)
    /// May contain a password.
    case postgreSQL(String)

    init(_ sources: SettingSources) throws {
        guard let database = sources["database"] else {
            self = .directory(sources["directory"]?.value ?? "var")
            return
        }
        guard PostgreSQLDatabase.understands(database.value) else {
            throw SettingError.unlikely(
                name: "database", origin: database.origin,
                expected: Speech.texts.settings.database)
        }
        self = .postgreSQL(database.value)
    }

    /// The address of the read replicas; nil unless it is set.
    static func replicas(of primary: DatabaseAddress, _ sources: SettingSources) throws -> String? {
        guard let replicas = sources["read-database"] else { return nil }
        guard case .postgreSQL = primary, PostgreSQLDatabase.understands(replicas.value) else {
            throw SettingError.unlikely(
                name: "read-database", origin: replicas.origin,
                expected: Speech.texts.settings.readDatabase)
        }
        return replicas.value
    }

    /// Where letters are written unless a setting says otherwise.
    var mailDirectory: String {
        switch self {
        case .directory(let path): path + "/mail"
        case .postgreSQL: "var/mail"
        }
    }

    /// Where the files that customers send are kept unless a setting says otherwise.
    var feedbackDirectory: String {
        switch self {
        case .directory(let path): path + "/feedback"
        case .postgreSQL: "var/feedback"
        }
    }

    /// Without secrets, for messages.
    var description: String {
        switch self {
        case .directory(let path): Speech.texts.common.directory(path)
        case .postgreSQL: Speech.texts.common.postgreSQL
        }
    }
}
