import Foundation
import Store
import Synchronization
import TestDatabases
import Testing

@Suite("A commit without a response")
struct LostAnswerTests {
    @Test(
        "Is shown as uncertain, not as failed, in any language; Kazakh by default",
        arguments: [
            (nil, "Сұрауыңыздың орындалғаны белгісіз", "орындалған да, орындалмаған да"),
            ("ru", "Неизвестно, выполнен ли ваш запрос", "мог быть выполнен, а мог и не быть"),
            ("en", "We don't know whether this was done", "may have been carried out, or it may not"),
        ])
    func uncertain(language: String?, title: String, words: String) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = LosingDatabase(try TestDatabase.empty(in: folder.path))
        var browser = TestBrowser(try await TestSite(database: database))
        browser.cookies["language"] = language

        database.losesAnswers.store(true, ordering: .relaxed)
        let answer = try await browser.signIn(TestSite.owner)
        let page = answer.body.replacing("&#39;", with: "'")
        #expect(answer.status == 503)
        #expect(page.contains("<html lang=\"\(language ?? "kk")\">"))
        #expect(page.contains("<h1>\(title)</h1>"))
        #expect(page.contains(words))
    }
}

/// Runs its bodies and, when told to, loses the response.
private final class LosingDatabase: Database {
    let losesAnswers = Atomic(false)
    private let inner: any Database

    init(_ inner: any Database) {
        self.inner = inner
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await inner.read(body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        let result = try await inner.write(body)
        if losesAnswers.load(ordering: .relaxed) {
            throw DatabaseUnavailable("the response was lost", mayHaveHappened: true)
        }
        return result
    }

    func publish<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await inner.publish(body)
    }

    func readBeside<T>(_ body: (any Connection) throws -> T) throws -> T { try inner.readBeside(body) }
}
