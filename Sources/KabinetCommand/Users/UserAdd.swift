import ArgumentParser
import Domain
import Operations
import Web
import Words

extension UserCommand {
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds a customer, or the customers of a file.",
            discussion: """
                Reads the password from the terminal, or else one line of standard input:
                echo "$PASSWORD" | kabinet user add name@example.kz --account 4900621

                With --invite there is no password: each customer gets a letter with a link, which works for seven days, \
                and chooses one.

                With --from and without --invite all customers get the same password, for trials and load tests. Existing \
                customers keep theirs, so it may be run again. Exits with 1 if lines were refused.
                """)

        @Argument(help: "The customer's e-mail.")
        var email: String?

        @Option(name: .customLong("account"), help: "An account that the customer may read; repeat it for several.")
        var accounts: [String] = []

        @Option(
            help: "A CSV file with the columns email and accounts; a customer's accounts are separated by spaces.",
            completion: .file())
        var from: String?

        @Flag(help: "Invites by a letter instead of asking for a password.")
        var invite = false

        @Option(help: "The language of the invitation: kk, ru or en.")
        var language: Language = .kk

        @OptionGroup var database: DatabaseOptions

        func validate() throws {
            guard (email == nil) != (from == nil) else {
                throw ValidationError(Speech.texts.users.emailOrFile)
            }
            guard from == nil || accounts.isEmpty else {
                throw ValidationError(Speech.texts.users.accountWithEmail)
            }
        }

        func run() async throws {
            let settings = try database.settings()
            if let email {
                let customer = try customer(email)
                try await adding(settings, customer).add(customer)
            } else if let from {
                let file = try CustomerFile(path: from)
                try await adding(settings, nil).add(file, named: from)
            }
        }

        private func customer(_ email: String) throws -> NewCustomer {
            do {
                return try NewCustomer(email: email, accounts: accounts)
            } catch {
                throw ValidationError(Speech.told(error))
            }
        }

        private func adding(_ settings: Settings, _ customer: NewCustomer?) async throws -> AddingCustomers {
            // Nobody knows the password of who is invited.
            let password = try invite ? Password.random() : PasswordPrompt(settings, for: customer).read()
            return AddingCustomers(
                dispatcher: try CustomerDispatcher(settings), password: try await PasswordHasher().hash(password),
                invitation: invite ? CustomerOperation.Invitation(in: language) : nil)
        }
    }
}

extension Language: ExpressibleByArgument {}
