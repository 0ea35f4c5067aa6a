import ArgumentParser
import Domain
import Exchange
import Foundation
import Operations
import SQLiteEngine
import Store
import Testing
import Words

@testable import KabinetCommand

@Suite("The language of commands")
struct LanguageTests {
    private let folder: String
    private let example = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "ExchangeTests/Example").path

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString.prefix(8))").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    @Test(
        "It is that of the locale, in the order of the C library; unknown ones are English",
        arguments: [
            (["LANG": "kk_KZ.UTF-8"], Language.kk), (["LANG": "ru_RU.UTF-8"], .ru), (["LANG": "ru_KZ"], .ru),
            (["LANG": "kk"], .kk), (["LANG": "C"], .en), (["LANG": "POSIX"], .en), ([:], .en), (["LANG": "de_DE"], .en),
            (["LANG": "ru_RU", "LC_MESSAGES": "kk_KZ"], .kk), (["LANG": "ru_RU", "LC_MESSAGES": ""], .ru),
            (["LANG": "kk_KZ", "LC_MESSAGES": "kk_KZ", "LC_ALL": "C.UTF-8"], .en),
        ])
    func locale(environment: [String: String], language: Language) {
        #expect(TerminalLanguage([], environment: environment).language == language)
    }

    @Test("An option overrules the locale, before or after the command")
    func option() {
        func read(_ arguments: String...) -> TerminalLanguage {
            TerminalLanguage(arguments, environment: ["LANG": "ru_RU.UTF-8"])
        }
        let before = read("--language", "kk", "import", "batch")
        #expect(before.language == .kk)
        #expect(before.arguments == ["import", "batch"])
        #expect(read("import", "batch", "--language=en").language == .en)
        #expect(read("import", "--language=en", "batch").arguments == ["import", "batch"])
        #expect(read("import", "--language", "de").unknown == "de")
        // Bills and invitations have a language of their own.
        let bills = read("--language", "kk", "bills", "print", "--language", "en")
        #expect(bills.language == .kk)
        #expect(bills.arguments == ["bills", "print", "--language", "en"])
        #expect(read("user", "list", "--language", "kk").language == .kk)
        #expect(read("import", "--", "--language", "kk").language == .ru)
    }

    /// The example without what the manifest lists.
    private func incomplete() throws -> String {
        let copy = folder + "/incomplete"
        try FileManager.default.copyItem(atPath: example, toPath: copy)
        try FileManager.default.removeItem(atPath: copy + "/norms.csv")
        return copy
    }

    private let told: [(language: Language, found: String, expected: String, unreadable: String)] = [
        (.en, "no such file", "the file, as the manifest lists it", "No such file or directory"),
        (.kk, "мұндай файл жоқ", "манифестте көрсетілген файл", "мұндай файл да, бума да жоқ"),
        (.ru, "такого файла нет", "файл, который указан в манифесте", "нет такого файла или папки"),
    ]

    @Test("The report of an import is in the language of the terminal")
    func importing() async throws {
        let batch = try incomplete()
        for (language, found, expected, unreadable) in told {
            func report(_ batch: String) async throws -> String {
                let path = folder + "/\(language).csv"
                try await CommandTexts.$current.withValue(CommandTexts(language)) {
                    let command = try ImportCommand.parse([batch, "--directory", folder + "/var", "--report", path])
                    do { try await command.run() } catch is ExitCode {}
                }
                return try String(contentsOfFile: path, encoding: .utf8)
            }
            let faults = try await report(batch)
            #expect(faults.contains(found) && faults.contains(expected), "\(faults)")
            // What programs read is the same in each language.
            #expect(faults.contains("file;line;account;column;found;expected;severity;rule;of_kind\r\n"))
            #expect(faults.contains("\nnorms.csv;;;;") && faults.contains(";error;;1\r\n"))
            #expect(try await report(folder + "/nowhere").contains(unreadable))
        }
    }

    @Test("Through the portal it is that of the terminal too, not the portal's")
    func throughThePortal() async throws {
        let batch = try incomplete()
        try await whileServing(in: folder) { _, client in
            for (language, found, expected, unreadable) in told {
                let texts = try CommandTexts(language)
                try await CommandTexts.$current.withValue(texts) {
                    let faulty = ControlRequest.batch(.importing(ImportRequest(path: batch, isDryRun: false)), UUID())
                    guard case .outcome(.refused(let report)) = try await client.run(faulty) else {
                        Issue.record("not refused")
                        return
                    }
                    #expect(report.problems.map(\.found) == [found])
                    #expect(report.text(in: texts.report).contains(expected))
                    let missing = ControlRequest.batch(
                        .importing(ImportRequest(path: "/nowhere", isDryRun: false)), UUID())
                    guard case .unreadable(let reason) = try await client.run(missing) else {
                        Issue.record("not unreadable")
                        return
                    }
                    #expect(reason == "/nowhere: \(unreadable)")
                }
            }
        }
    }

    @Test("An error says so in its language")
    func prefix() throws {
        for (language, word) in [(Language.en, "Error: "), (.kk, "Қате: "), (.ru, "Ошибка: ")] {
            try CommandTexts.$current.withValue(CommandTexts(language)) {
                #expect(Kabinet.fullMessage(for: UnreadableBatch.notAnArchive("x")).hasPrefix(word))
            }
        }
    }
}

/// What the other commands say.
@Suite("The language of errors and tables")
struct ErrorLanguageTests {
    private func inEach(_ body: () async throws -> String) async throws -> [String] {
        var told: [String] = []
        for language in Language.allCases {
            told.append(try await CommandTexts.$current.withValue(CommandTexts(language), operation: body))
        }
        return told
    }

    private static let samples: [any Error] = [
        JobError.noBills(Month(year: 2019, month: 9)), JobError.newBatch, JobError.unwritable("x", .current),
        BackupError.exists("x"), BackupError.noBackup("x", reason: .malformed), NotEmbedded(),
        ControlError.hungUp, NoDatabase(directory: "x"), NoLetter(id: 1), DemoError.realData(directory: "x"),
        SettingError.missing(name: "x", why: "y"), PortInUse(ports: [1, 2]), NewCustomer.Problem.notAnEmail("x"),
        ReportFileError.notAFile("x"), SchemaError.missing, SchemaError.newer(found: 2, known: 1),
        DirectoryInUse.held(directory: "x", by: "y"), DatabaseUnavailable("x"), UnreadableBatch.notAFile("x"),
    ]

    @Test("Each error is told in three languages", arguments: samples.indices)
    func errors(index: Int) async throws {
        let told = try await inEach { Kabinet.message(for: Speech.translated(Self.samples[index])) }
        #expect(Set(told).count == 3, "\(told)")
    }

    @Test("What the parser of arguments says in English is quoted in a sentence of the language")
    func misuse() async throws {
        let told = try await inEach {
            do {
                _ = try Kabinet.parseAsRoot(["import"])
                return ""
            } catch {
                return Misuse(error, ["import"])?.message ?? Kabinet.message(for: error)
            }
        }
        let parsers = "Missing expected argument '<batch>'"
        #expect(
            told == ["команда дұрыс жазылмаған (\(parsers))", "команда записана неверно (\(parsers))", parsers])
        let ours = try await inEach {
            let arguments = ["import", "x", "--allow", "payments-differ"]
            do {
                _ = try Kabinet.parseAsRoot(arguments)
                return ""
            } catch {
                return Misuse(error, arguments)?.message ?? Kabinet.message(for: error)
            }
        }
        #expect(ours[1] == "--allow payments-differ: это правило ничего не убирает, уберите параметр")
        #expect(ours[2] == "--allow is payments-differ, which takes nothing away")
    }

    @Test("So are tables")
    func tables() async throws {
        let batches = try await inEach { BatchLines(batches: []) { LocalTime($0, offset: 0) }.lines.joined() }
        #expect(
            batches == [
                "Әлі бірде-бір пакет жарияланған жоқ.", "Пакетов ещё не публиковали.", "No batch was published yet.",
            ])
        let retention = try await inEach { RetentionReport(counts: []).lines.joined() }
        #expect(
            retention == ["жолдар  мерзімі  саны  себебі", "строки  срок  число  причина", "rows  term  count  reason"])
    }

    @Test("What the portal refuses for another command is told in that command's language")
    func refusals() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await whileServing(in: folder.path) { _, client in
            let told = try await inEach {
                let act = CustomerOperation.act(.endSessions, email: "a@b.kz", reason: "test")
                guard case .customers(.refused(let reason)) = try await client.run(.customers(act)) else { return "" }
                return reason
            }
            #expect(
                told == [
                    "a@b.kz пайдаланушысы жоқ; мекенжайды тексеріңіз", "пользователя a@b.kz нет; проверьте адрес",
                    "there is no customer a@b.kz",
                ])
        }
    }
}
