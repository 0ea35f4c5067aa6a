import ArgumentParser
import Operations
import Web

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Customers who may sign in.", subcommands: [Add.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets a customer in, or those of a file.",
            discussion: """
                Asks for the password on the terminal; otherwise reads it from standard input, one line:
                echo "$PASSWORD" | kabinet user add name@example.kz --account 4900621

                With --from everybody gets the same password: that is for trials and load tests. Who has a sign-in already \
                keeps it, so it may be run again. Exits with 1 when lines were refused.
                """)

        @Argument(help: "The customer's e-mail.")
        var email: String?

        @Option(name: .customLong("account"), help: "An account that the customer may read; give it once for each.")
        var accounts: [String] = []

        @Option(
            help: "A CSV file with the columns email and accounts, with spaces between a customer's accounts.",
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
                try await door(address).letIn(customer)
            } else if let from {
                let file = try CustomerFile(path: from)
                try await door(address).letIn(file, named: from)
            }
        }

        private func customer(_ email: String) throws -> NewCustomer {
            do {
                return try NewCustomer(email: email, accounts: accounts)
            } catch {
                throw ValidationError(error.description)
            }
        }

        private func door(_ address: DatabaseAddress) async throws -> CustomerDoor {
            CustomerDoor(address, password: try await PasswordHasher().hash(PasswordPrompt.read()))
        }
    }
}
