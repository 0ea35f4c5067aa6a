import ArgumentParser
import Domain
import Foundation
import Operations
import Store
import Words

extension UserCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists all customers in the order of their e-mails.",
            discussion:
                "E-mail, day on which the customer was added, accounts, second factor, last sign-in of the last year.")

        @Flag(help: "Writes CSV.")
        var csv = false

        @OptionGroup var reason: ReasonOption
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let settings = try database.settings()
            var dispatcher = try CustomerDispatcher(settings)
            try await dispatcher.run(.list(reason: reason.text.trimmingBlanks()))
            let reader = try openReader(settings.database)
            let rows = CustomerRows(isCSV: csv, localTime: localTime(in: settings.timeZone))
            write(rows.head)
            try rows.all(from: reader, write)
        }

        private func write(_ text: String) {
            FileHandle.standardOutput.write(Data(text.utf8))
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows how a customer signs in, the linked accounts, and the operator's acts.",
            discussion: "Neither name nor telephone: they are not needed to help with the sign-in.")

        @OptionGroup var who: CustomerArguments

        func run() async throws {
            try await who.perform(.show)
            let (settings, email) = (try who.database.settings(), try who.email())
            let found = try openReader(settings.database).read { connection in
                let store = Operator(connection)
                return try store.overview(of: email).map { ($0, try store.acts(on: $0.id)) }
            }
            guard let (customer, acts) = found else {
                throw CustomerRefusal(description: Speech.texts.users.none(email))
            }
            print(CustomerSheet(customer: customer, acts: acts, localTime: localTime(in: settings.timeZone)).text)
        }
    }
}
