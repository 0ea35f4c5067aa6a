import ArgumentParser
import Domain
import Operations
import Store
import Words

struct ElectronicBillsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ebills", abstract: "Bills by e-mail, for those who have subscribed.",
        discussion: """
            With the setting `ebill-send = automatic`, `kabinet serve` sends them by itself after each batch. Works while \
            the portal runs.
            """,
        subcommands: [Plan.self, Send.self, Hold.self, Release.self, Paperless.self])

    struct Plan: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Counts the letters that `send` would put into the outbox.")

        @OptionGroup var month: MonthOption
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let (month, reader) = (try month.month, try openReader(try database.settings().database))
            let (newest, state) = try reader.read { connection in
                (try Operator(connection).newestBillMonth(), try Operator(connection).billMonth(month))
            }
            let counts = try ElectronicBillRun.preview(of: month, isNewest: month == newest, reader)
            for line in ElectronicBillLines(counts: counts, isHeld: state.isHeld).lines { print(line) }
        }
    }

    struct Send: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Puts the letters of a month into the outbox.",
            discussion: """
                Whoever has got the bill gets no second letter, except if it was corrected. After an interruption, run it \
                again. Of a month that is not the newest, only corrections of what was sent go.
                """)

        @OptionGroup var month: MonthOption
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            guard case .sent(let counts) = try await perform(.send(month: month.month.iso), database) else { return }
            for line in ElectronicBillLines(counts: counts, isHeld: false).lines { print(line) }
        }
    }

    struct Hold: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets none of a month's letters go, also none that waits, until it is released.")

        @OptionGroup var month: MonthOption
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            _ = try await perform(.hold(month: month.month.iso), database)
            print(Speech.texts.electronicBills.held(month.text))
        }
    }

    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets a month's letters go again.",
            discussion: "With `ebill-send = manual`, `send` sends them then.")

        @OptionGroup var month: MonthOption
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            _ = try await perform(.release(month: month.month.iso), database)
            print(Speech.texts.electronicBills.released(month.text))
        }
    }

    struct Paperless: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints the accounts that need no paper bill, one per line.",
            discussion: "Of each, all who have subscribed want the bill by e-mail instead of on paper.")

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            try openReader(try database.settings().database).read { connection in
                var last: AccountNumber?
                repeat {
                    let page = try Operator(connection).paperlessAccounts(after: last, limit: 1000)
                    for account in page { print(account.text) }
                    last = page.last
                } while last != nil
            }
        }
    }
}

/// Through the running portal if it has the embedded database, else directly on the database.
///
/// - Throws: `CustomerRefusal` if nothing was changed.
private func perform(
    _ operation: ElectronicBillOperation, _ options: DatabaseOptions
) async throws -> ElectronicBillOperation.Outcome {
    let settings = try options.settings()
    let replied = try await settings.database.ask(.electronicBills(operation), \.electronicBills)
    let outcome = if let replied { replied } else { try await performHere(operation, settings) }
    if case .refused(let reason) = outcome { throw CustomerRefusal(description: reason) }
    return outcome
}

private func performHere(
    _ operation: ElectronicBillOperation, _ settings: Settings
) async throws -> ElectronicBillOperation.Outcome {
    let database = try openDatabase(settings.database, for: "kabinet ebills")
    let hours = LetterHours(localTime: localTime(in: settings.timeZone))
    return try await operation.run(on: database, hours: hours, now: wallClock())
}

/// The counts as lines.
struct ElectronicBillLines {
    let counts: ElectronicBillCounts
    let isHeld: Bool

    var lines: [String] {
        let words = Speech.texts.electronicBills
        let rows = [
            (words.subscribers, counts.subscribers), (words.letters, counts.letters), (words.first, counts.first),
            (words.corrected, counts.corrected), (words.again, counts.again), (words.replaced, counts.replaced),
            (words.withdrawn, counts.withdrawn),
        ]
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { $0.0.padded(to: width) + "  \($0.1)" } + (isHeld ? [words.isHeld] : [])
    }
}
