import Domain
import Store

/// The demo's customer. The password is public: `demo` listens only on the loopback, and `serve` refuses the demo's
/// directory.
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
            "\(address) contains the demo, whose password is public; choose another one"
        case .realData(let directory):
            "the directory \(directory) contains other data; choose another one with --directory"
        }
    }
}
