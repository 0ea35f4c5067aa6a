import ArgumentParser
import Attachments
import Domain
import Foundation
import Operations
import Store
import Words

struct FeedbackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feedback", abstract: "Messages of customers and visitors, also while the portal runs.",
        subcommands: [List.self, Show.self, Take.self, Reply.self, Close.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the messages that wait for an answer, the oldest first.")

        @Flag(help: "Answered and closed ones too.")
        var all = false

        @Flag(help: "Writes CSV, with the first message of each.")
        var csv = false

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let settings = try database.settings()
            let states = Set(FeedbackState.allCases.filter { all || $0.isWaiting })
            let rows = FeedbackRows(isCSV: csv, localTime: localTime(in: settings.timeZone))
            write(rows.head)
            try rows.all(in: states, from: openReader(settings.database), write)
        }

        private func write(_ text: String) {
            FileHandle.standardOutput.write(Data(text.utf8))
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows a message with all answers.")

        @OptionGroup var which: FeedbackArguments
        @Option(help: "Writes its files into this directory, under names of our own.") var files: String?

        func run() async throws {
            let (settings, reference) = (try which.database.settings(), try which.reference())
            let thread = try openReader(settings.database).read { try Operator($0).feedback(reference) }
            guard let thread else { throw CustomerRefusal(description: Speech.texts.feedback.none(reference.text)) }
            print(FeedbackSheet(thread: thread, localTime: localTime(in: settings.timeZone)).text)
            if let files { try save(thread, from: settings.feedback.files, to: files) }
        }

        private func save(_ thread: FeedbackThread, from folder: FileFolder, to directory: String) throws {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            for (index, file) in thread.messages.flatMap(\.files).enumerated() {
                guard let name = FileFolder.Name(file.file) else { continue }
                let path = directory + "/\(thread.head.reference.text)-\(index + 1).\(file.kind.ending)"
                try Data(try folder.read(name)).write(to: URL(filePath: path), options: .withoutOverwriting)
                print(Speech.texts.feedback.written(path))
            }
        }
    }

    struct Take: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Says that somebody looks at a message.")

        @OptionGroup var which: FeedbackArguments

        func run() async throws {
            _ = try await which.perform(.take)
            print(Speech.texts.feedback.taken(try which.reference().text))
        }
    }

    struct Reply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answers a message; a letter has the answer too, if there is an e-mail.")

        @OptionGroup var which: FeedbackArguments
        @Option(help: "The answer.") var text: String?
        @Option(help: "A file with the answer, in UTF-8; - for the standard input.") var file: String?

        func run() async throws {
            let isMailed = try await which.perform(.reply(try answer()))
            let words = isMailed ? Speech.texts.feedback.answeredByLetter : Speech.texts.feedback.answered
            print(words(try which.reference().text))
        }

        private func answer() throws -> String {
            switch (text, file) {
            case (let text?, nil): return text
            case (nil, "-"): return String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
            case (nil, let file?): return try String(contentsOfFile: file, encoding: .utf8)
            default: throw ValidationError(Speech.texts.feedback.textOrFile)
            }
        }
    }

    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Closes a message; three years later it is deleted.",
            discussion: "A customer who replies opens it again.")

        @OptionGroup var which: FeedbackArguments

        func run() async throws {
            _ = try await which.perform(.close)
            print(Speech.texts.feedback.closed(try which.reference().text))
        }
    }
}
