import ArgumentParser
import Domain
import Operations
import Words

extension UserCommand {
    struct Unlink: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ends a customer's link to an account, and the access of its helpers.",
            discussion: "The customer may add the account again by a proof, as anybody may.")

        @OptionGroup var who: CustomerArguments
        @Option(help: "The account's number, or its printed one.") var account: String

        func run() async throws {
            guard let number = AccountNumber(account) else {
                throw ValidationError(Speech.told(NewCustomer.Problem.notAnAccount(account)))
            }
            try await who.perform(.unlink(account: number.text))
            print(Speech.texts.users.unlinked((email: try who.email(), account: number.text)))
        }
    }

    struct EndSessions: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Signs a customer out of all browsers.",
            discussion: "Devices that were remembered ask for the second factor again.")

        @OptionGroup var who: CustomerArguments

        func run() async throws {
            try await who.perform(.endSessions)
            print(Speech.texts.users.signedOut(try who.email()))
        }
    }

    struct RemoveSecondFactor: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Removes a customer's second factor and recovery codes; a letter tells it.",
            discussion: "Make sure first that it is the customer who asks: from then on the password is enough.")

        @OptionGroup var who: CustomerArguments

        func run() async throws {
            try await who.perform(.removeSecondFactor)
            print(Speech.texts.users.passwordAlone(try who.email()))
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Deletes a customer at once; a last letter tells it.",
            discussion: """
                Everything about the customer is removed; the data of the accounts stay, since they are the supplier's. \
                Cannot be undone.
                """)

        @OptionGroup var who: CustomerArguments

        func run() async throws {
            try await who.perform(.delete)
            print(Speech.texts.users.deleted(try who.email()))
        }
    }
}

/// Which customer, why, and in which database.
struct CustomerArguments: ParsableArguments {
    @Argument(help: ArgumentHelp("The customer's e-mail.", valueName: "email")) var typed: String
    @OptionGroup var reason: ReasonOption
    @OptionGroup var database: DatabaseOptions

    func email() throws -> String {
        guard let email = EmailAddress(typed) else {
            throw ValidationError(Speech.told(NewCustomer.Problem.notAnEmail(typed)))
        }
        return email.text
    }

    func perform(_ act: CustomerAct) async throws {
        var dispatcher = try CustomerDispatcher(try database.settings())
        try await dispatcher.run(.act(act, email: try email(), reason: reason.text.trimmingBlanks()))
    }
}
