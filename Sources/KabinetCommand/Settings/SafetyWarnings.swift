import PostgreSQLEngine
import Web
import Words

extension Settings {
    /// What makes the site less safe than it could be, for the operator: the portal runs all the same.
    var safetyWarnings: [String] {
        var warnings: [String] = []
        if publicAddress.isSecure, trustedProxies.isEmpty {
            warnings.append(Speech.texts.serving.noProxies)
        }
        return warnings + databaseWarnings
    }

    /// Those of connections to PostgreSQL.
    var databaseWarnings: [String] {
        [database.postgreSQL, readDatabase].compactMap(\.self).flatMap(PostgreSQLDatabase.unverifiedHosts).map { host in
            Speech.texts.serving.unverifiedHost(host)
        }
    }
}

extension DatabaseAddress {
    fileprivate var postgreSQL: String? { if case .postgreSQL(let address) = self { address } else { nil } }
}
