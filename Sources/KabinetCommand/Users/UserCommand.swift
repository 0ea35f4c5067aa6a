import ArgumentParser
import Operations
import Web

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Manages customers.", subcommands: [Add.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds a customer, or the customers of a file.",
            discussion: """
                Reads the password from the terminal, or else one line of standard input:
                echo "$PASSWORD" | kabinet user add name@example.kz --account 4900621

                With --from all customers get the same password, for trials and load tests. Existing customers keep \
                theirs, so it may be run again. Exits with 1 if lines were refused.
                """)

        @Argument(help: "The customer's e-mail.")
        var email: String?

        @Option(name: .customLong("account"), help: "An account that the customer may read; repeat it for several.")
        var accounts: [String] = []

        @Option(
            help: "A CSV file with the columns email and accounts; a customer's accounts are separated by spaces.",
            completion: .file())
        var from: String?

        @OptionGroup var database: DatabaseOptions

        func validate() throws {
            guard (email == nil) != (from == nil) else {
                throw ValidationError("expected either a customer's e-mail or --from with a file")
            }
            guard from == nil || accounts.isEmpty else {
                throw ValidationError("--account goes with an e-mail; a file names the accounts itself")
            }
        }

        func run() async throws {
            let address = try database.settings().database
            if let email {
                let customer = try customer(email)
                try await registration(address).add(customer)
            } else if let from {
                let file = try CustomerFile(path: from)
                try await registration(address).add(file, named: from)
            }
        }

        private func customer(_ email: String) throws -> NewCustomer {
            do {
                return try NewCustomer(email: email, accounts: accounts)
            } catch {
                throw ValidationError(error.description)
            }
        }

        private func registration(_ address: DatabaseAddress) async throws -> CustomerRegistration {
            CustomerRegistration(address, password: try await PasswordHasher().hash(PasswordPrompt.read()))
        }
    }
}
