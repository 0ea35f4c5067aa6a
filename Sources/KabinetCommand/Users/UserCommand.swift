import ArgumentParser
import Domain
import Portal
import Store

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Customers who may sign in.", subcommands: [Add.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets a customer in.",
            discussion: """
                Asks for the password on the terminal; otherwise reads it from standard input, one line:
                echo "$PASSWORD" | kabinet user add name@example.kz --account 4900621
                """)

        @Argument(help: "The customer's e-mail.")
        var email: String

        @Option(name: .customLong("account"), help: "An account that the customer may read; give it once for each.")
        var accounts: [String] = []

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let settings = try database.settings()
            let email = email.lowercased()
            guard email.contains("@"), email.utf8.count <= 254, !email.contains(where: \.isWhitespace) else {
                throw ValidationError("\"\(self.email)\" is not an e-mail address")
            }
            let numbers = try accounts.map { text in
                guard let number = AccountNumber(text) else {
                    throw ValidationError("\"\(text)\" is not an account number: 1–20 of 0–9, A–Z, - and /")
                }
                return number
            }
            let password = try PasswordPrompt.read()

            let customer = NewCustomer(
                email: email, password: try await PasswordHasher().hash(password), accounts: numbers.map(\.text))
            try await add(customer, to: settings.database)
            print("\(email) may sign in, and read \(numbers.count) account(s).")
        }

        /// Through the running portal where it has the embedded database, else on the database itself.
        private func add(_ customer: NewCustomer, to address: DatabaseAddress) async throws {
            if case .directory(let path) = address,
                let reply = try await ControlClient(directory: path).run(.addCustomer(customer))
            {
                if case .failed(let reason) = reply { throw NotAdded(description: reason) }
                return
            }
            try await customer.add(to: openDatabase(address, for: "kabinet user add"))
        }
    }
}
