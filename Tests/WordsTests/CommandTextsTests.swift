import Domain
import Foundation
import Testing
import Words

@Suite("The texts of the commands")
struct CommandTextsTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/Words/Catalogues").path
    private static let sections = [
        "backups", "batchExpected", "batchFound", "batchesCommand", "commonCommands", "doctor", "electronicBills",
        "feedbackCommand", "importReport", "importing", "jobs", "keysCommand", "noticeCommand", "operatorFiles",
        "outboxCommand", "retentionCommand", "serving", "settingErrors", "systemErrors", "unreadable", "userCommand",
    ]

    @Test("They are complete in each language", arguments: Language.allCases)
    func complete(language: Language) throws {
        #expect(try CommandTexts(language).language == language)
    }

    @Test("None is left in another language", arguments: sections)
    func translated(section: String) throws {
        let (kk, ru, en) = (try texts(section, .kk), try texts(section, .ru), try texts(section, .en))
        #expect(!en.isEmpty)
        for (key, english) in en where !isData(english) {
            let (kazakh, russian) = (try #require(kk[key]), try #require(ru[key]))
            #expect(![kazakh, russian].contains(english), "\(section).\(key)")
            // A single word may be the same in both.
            #expect(kazakh != russian || !kazakh.contains(/\p{Cyrillic} \p{Cyrillic}/), "\(section).\(key)")
        }
    }

    @Test("Kazakh and Russian sentences have no English words but codes", arguments: sections)
    func noEnglish(section: String) throws {
        for (key, english) in try texts(section, .en) where !isData(english) {
            for language in [Language.kk, .ru] {
                let text = try #require(try texts(section, language)[key])
                #expect(text.contains(/\p{Cyrillic}/), "\(section).\(key): \(text)")
            }
        }
    }

    /// A text of placeholders and codes alone has no language.
    private func isData(_ text: String) -> Bool {
        !text.replacing(/\{\w+\}|"[^"]*"|e-mail/, with: "").contains(/\p{L}/)
    }

    private func texts(_ section: String, _ language: Language) throws -> [String: String] {
        let file = URL(filePath: "\(Self.folder)/\(section).\(language.rawValue).json")
        return try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
    }
}
