import Domain
import Store
import Words

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
        let words = Speech.texts.serving
        return switch self {
        case .publicSignIn(let address): words.publicSignIn("\(address)")
        case .realData(let directory): words.realData(directory)
        }
    }
}
