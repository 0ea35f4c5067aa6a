import ArgumentParser
import Domain
import Operations
import Store
import Words

extension NoticeCommand {
    struct Debt: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sends a notice of debts, in Kazakh and Russian, to the holders of accounts that owe.",
            discussion: """
                Only what is overdue counts. After an interruption, or with a longer list, run it again with the same \
                file: nobody gets a notice of the same name twice.
                """)

        @Argument(help: "The file of the notice (JSON).", completion: .file()) var file: String
        @Option(help: "A file of account numbers, a line each.", completion: .file()) var accounts: String?
        @Option(help: "All accounts that owe at least so many tenge.") var overdueFrom: Int?
        @Flag(help: "Checks the file, and counts; sends nothing.") var dryRun = false
        @OptionGroup var reason: OptionalReason
        @OptionGroup var database: DatabaseOptions

        func validate() throws {
            guard (accounts == nil) != (overdueFrom == nil) else {
                throw ValidationError(Speech.texts.notices.accountsOrOverdue)
            }
            if let overdueFrom, !(1...1_000_000_000 ~= overdueFrom) {
                throw ValidationError(Speech.texts.notices.overdueFrom)
            }
        }

        func run() async throws {
            let settings = try database.settings()
            let (text, targets) = (try readText(file), try targets())
            let lines: DebtLines
            if dryRun {
                let count = try DebtCount(
                    text, to: targets, openReader(settings.database), now: wallClock(),
                    today: today(in: settings.timeZone))
                lines = DebtLines(count: count, isDone: false)
            } else {
                let outcome = try await NoticeDispatcher(settings: settings).run(
                    .debt(file: text, targets, reason: try reason.given()))
                guard case .debts(let count) = outcome else { throw ControlError.hungUp }
                lines = DebtLines(count: count, isDone: true)
            }
            for line in lines.lines { print(line) }
        }

        private func targets() throws -> DebtTargets {
            if let accounts { return .accounts(try AccountList.read(accounts).map(\.text)) }
            return .overdue(atLeast: Int64(overdueFrom ?? 1) * 100)
        }
    }

    struct Record: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows what notices of debts the holders of an account got: the proof.",
            discussion:
                "When which mail server took each letter and what it answered, and when it was seen in the portal.")

        @Option(help: "The account's number, or its printed one.") var account: String
        @OptionGroup var reason: ReasonOption
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            guard let number = AccountNumber(account) else {
                throw ValidationError(Speech.told(NewCustomer.Problem.notAnAccount(account)))
            }
            let settings = try database.settings()
            _ = try await NoticeDispatcher(settings: settings).run(
                .showDebts(account: number.text, reason: reason.text.trimmingBlanks()))
            let records = try openReader(settings.database).read { connection in
                let store = Operator(connection)
                return try store.debtRecords(of: store.accountNumber(meaning: number))
            }
            if records.isEmpty { print(Speech.texts.notices.noRecords(number.text)) }
            let lines = RecordLines(localTime: localTime(in: settings.timeZone))
            for record in records { for line in lines.lines(record) { print(line) } }
        }
    }
}
