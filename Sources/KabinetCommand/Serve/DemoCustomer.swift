import Domain
import Store

/// Who signs in to the demo. The password is no secret: `demo` listens on the loopback only, and `serve` refuses its directory.
enum DemoCustomer {
    static let email = "demo@kabinet.example"
    static let password = "kabinet-demo-2019"
    static let accounts = ["4900621", "4900835"].compactMap(AccountNumber.init)

    static func isIn(_ database: any Database) async throws -> Bool {
        try await database.read { try Authentication($0).credentials(email: email) } != nil
    }
}

enum DemoError: Error, CustomStringConvertible {
    case publicSignIn(DatabaseAddress)
    case realData(directory: String)

    var description: String {
        switch self {
        case .publicSignIn(let address):
            "\(address) holds the demo, whose password everybody knows; choose another"
        case .realData(let directory):
            "the directory \(directory) holds what is not the demo's; choose another with --directory"
        }
    }
}
