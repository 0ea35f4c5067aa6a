import ArgumentParser
import Domain
import Operations
import Store
import Words

struct ReadingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "readings", abstract: "Passes readings that customers gave on to the billing system.",
        discussion: "Works while the portal runs. docs/exchange.md has the formats of the files.",
        subcommands: [
            Export.self, Ack.self, List.self, Held.self, Accept.self, Reject.self, Ask.self,
        ])

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes a folder with the readings that cannot be corrected any more, one for each supplier.",
            discussion: """
                Each reading is in one export only. An export whose files were not written, such as after an \
                interruption, is written too. The files of an export are always the same bytes.
                """)

        @Option(help: "The directory in which the folders of exports are written.", completion: .directory)
        var to: String
        @Option(help: "Writes this export again instead.") var number: Int?
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let settings = try database.settings()
            let dispatcher = ReadingDispatcher(settings: settings)
            if number == nil { _ = try await dispatcher.run(.export) }
            let reader = try openReader(settings.database)
            let all = try reader.read { try Operator($0).readingExports() }
            let wanted = all.filter { export in number.map { $0 == export.number } ?? (export.fetchedAt == nil) }
            if let number, wanted.isEmpty {
                throw CustomerRefusal(description: Speech.texts.readings.noExport("\(number)"))
            }
            if wanted.isEmpty { print(Speech.texts.readings.nothingNew) }
            for export in wanted.reversed() {
                let readings = try reader.read { try Operator($0).submissions(ofExport: export.number) }
                let path = try ReadingFolder(of: export, in: to).write(export, readings)
                _ = try await dispatcher.run(.fetched(export.number))
                print(Speech.texts.readings.written((path: path, rows: "\(export.rows)")))
            }
        }
    }

    struct Ack: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes the billing system's answers about readings that were passed on.",
            discussion: """
                What the file says of a reading that was not passed on is refused, and the rest is taken. A file may be \
                given again. Customers are told by letter if another reading was used, or if theirs was refused.
                """)

        @Argument(help: "The file of answers (CSV).", completion: .file()) var file: String
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let words = Speech.texts.readings
            let answers = try ReadingAnswerFile(path: file)
            let operation = ReadingOperation.answers(answers.answers.map(\.answer))
            let outcome = try await ReadingDispatcher(settings: database.settings()).run(operation)
            guard case .answered(let count) = outcome else { throw ControlError.hungUp }
            let unknown = count.unknown.map { place in
                (line: answers.answers[place].line, reason: words.unknown(answers.answers[place].answer.receipt))
            }
            let refused = (answers.refused + unknown).sorted { $0.line < $1.line }
            for (line, reason) in refused {
                print(words.line((file: file, line: "\(line)", reason: reason)))
            }
            print(words.answers((taken: "\(count.taken)", unknown: "\(refused.count)")))
            if count.letters > 0 { print(words.letters("\(count.letters)")) }
            if !refused.isEmpty { throw ExitCode.failure }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the exports, the newest first.")

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let settings = try database.settings()
            let (words, zone) = (Speech.texts.readings, localTime(in: settings.timeZone))
            let late = wallClock() - 3 * 86_400
            let (exports, unanswered) = try openReader(settings.database).read { connection in
                (try Operator(connection).readingExports(), try Operator(connection).unansweredReadings(before: late))
            }
            if exports.isEmpty { print(words.noExports) }
            for export in exports {
                let fetched = export.fetchedAt.map { zone($0).iso } ?? words.notFetched
                let fields = [
                    "\(export.number)", export.supplier.text, zone(export.createdAt).iso, "\(export.rows)", fetched,
                ]
                print(zip(fields, [6, 16, 16, 8, 0]).map { $0.padded(to: $1) }.joined(separator: "  "))
            }
            if unanswered > 0 { print(words.unanswered("\(unanswered)")) }
        }
    }

    struct Held: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the readings that wait for a decision, the oldest first.")

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let settings = try database.settings()
            let (reader, zone) = (try openReader(settings.database), localTime(in: settings.timeZone))
            var last: Submission?
            repeat {
                let after = last
                let part = try reader.read { try Operator($0).waitingReadings(after: after, limit: 200) }
                if after == nil, part.isEmpty { print(Speech.texts.readings.noneHeld) }
                for reading in part { print(row(reading, zone)) }
                last = part.count == 200 ? part.last?.submission : nil
            } while last != nil
        }

        private func row(_ reading: AccountSubmission, _ zone: (Timestamp) -> LocalTime) -> String {
            let given = reading.submission
            let values = given.values.map { "\($0.register.rawValue)=\($0.value.canonical)" }.joined(separator: " ")
            let fields = [
                given.receipt.text, given.state.rawValue, zone(given.submittedAt).iso, reading.account.text,
                given.service.text, given.meter.text, given.day.iso, values,
                given.checks.map(\.rawValue).joined(separator: " "),
            ]
            return zip(fields, [16, 6, 16, 12, 12, 14, 10, 24, 0]).map { $0.padded(to: $1) }.joined(separator: "  ")
        }
    }

    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Accepts a reading that waits for a decision.")

        @OptionGroup var which: ReadingArguments

        func run() async throws { try await which.decide(.accept) }
    }

    struct Reject: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Rejects a reading that waits for a decision; a letter tells its giver why.")

        @OptionGroup var which: ReadingArguments
        @Option(help: "What the customer reads, in the customer's language.") var because: RejectionReason

        func run() async throws { try await which.decide(.reject(because: because.reason.rawValue)) }
    }

    struct Ask: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Asks by letter for a photograph of the meter; it comes as a message with the receipt's number.")

        @OptionGroup var which: ReadingArguments

        func run() async throws {
            try await which.decide(.ask(because: DecisionReason.photoNeeded.rawValue))
        }
    }
}

/// Why a reading is rejected, as it is typed.
enum RejectionReason: String, CaseIterable, ExpressibleByArgument {
    case implausible
    case otherMeter = "other-meter"
    case companyReading = "company-reading"
    case unreadablePhoto = "unreadable-photo"

    var reason: DecisionReason {
        switch self {
        case .implausible: .implausible
        case .otherMeter: .otherMeter
        case .companyReading: .companyReading
        case .unreadablePhoto: .unreadablePhoto
        }
    }
}

/// Which reading, and why.
struct ReadingArguments: ParsableArguments {
    @Argument(help: ArgumentHelp("The receipt's number, such as R-2610-0042173-0.", valueName: "receipt"))
    var receipt: String
    @OptionGroup var reason: ReasonOption
    @OptionGroup var database: DatabaseOptions

    func decide(_ decision: ReadingOperation.Decision) async throws {
        let operation = ReadingOperation.decide(
            decision, receipt: receipt, reason: try ReasonOption.checked(reason.text))
        let outcome = try await ReadingDispatcher(settings: database.settings()).run(operation)
        guard case .done(let isMailed) = outcome else { throw ControlError.hungUp }
        let words = Speech.texts.readings
        print(isMailed ? words.doneWithLetter(receipt) : words.done(receipt))
    }
}
