import Domain
import Foundation
import Mail
import Operations
import Store
import Synchronization
import TestDatabases
import Testing

@Suite("Sending what waits in the outbox")
struct LetterSenderTests {
    private static let start = Timestamp(seconds: 1_571_205_600)

    private let database: any Database
    private let server = ScriptedCarrier()
    private let clock = SettableClock(start)

    init() throws {
        database = try TestDatabase.empty(in: emptyFolder().path)
    }

    @Test("A letter that is not taken is tried again with growing pauses, and given up after five days")
    func pauses() async throws {
        try await post("a@b.kz")
        server.answer = .postponed("451 later")
        var waits: [Int64] = []
        while try await state("a@b.kz").failedAt == nil {
            _ = try await sender().sendAll()
            let row = try await state("a@b.kz")
            guard row.failedAt == nil else { break }
            waits.append(row.nextAt.seconds - clock.now.seconds)
            clock.now = row.nextAt
        }
        #expect(waits.prefix(11).map { $0 / 60 } == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360])
        let row = try await state("a@b.kz")
        #expect(row.answer == "451 later")
        #expect(clock.now.seconds - LetterSenderTests.start.seconds >= 5 * 86_400)
        _ = try await sender().sendAll()
        #expect(server.tried.count == waits.count + 1)
        // The operator may have it tried once more.
        let (id, now) = (row.id, clock.now)
        #expect(try await database.write { try Operator($0).retryLetters(id, now: now) } == 1)
        server.answer = .accepted("250 ok")
        #expect(try await sender().sendAll().sent == 1)
    }

    @Test("A letter that the server keeps refusing delays no other")
    func others() async throws {
        try await post("bad@b.kz")
        for number in 0..<20 { try await post("\(number)@b.kz") }
        server.answers["bad@b.kz"] = .postponed("451 never")
        #expect(try await sender().sendAll().sent == 20)
        #expect(server.tried.filter { $0 == "bad@b.kz" }.count == 1)
    }

    @Test("While the server cannot be reached letters lose no attempt and are not asked of it one by one")
    func unreachable() async throws {
        for number in 0..<20 { try await post("\(number)@b.kz") }
        server.answer = .unreachable("connection refused")
        let pass = try await sender().sendAll()
        #expect(pass.trouble == "connection refused")
        #expect(server.tried.count <= server.connections)
        #expect(try await state("0@b.kz").attempts == 0)
        server.answer = .accepted("250 ok")
        #expect(try await sender().sendAll().sent == 20)
    }

    @Test("What a dead node was sending is sent when its lease has ended, not before")
    func lease() async throws {
        try await post("a@b.kz")
        let now = clock.now
        _ = try await database.write { try Operator($0).takeLetters(1, bulk: true, now: now, until: now + 120) }
        #expect(try await sender().sendAll().sent == 0)
        clock.now = now + 120
        #expect(try await sender().sendAll().sent == 1)
    }

    @Test("A letter that was written while the clock was ahead goes at once; so does one that was put off then")
    func clockSetBack() async throws {
        clock.now = LetterSenderTests.start + 86_400
        try await post("a@b.kz")
        try await post("b@b.kz")
        server.answers["b@b.kz"] = .postponed("451 later")
        clock.now = LetterSenderTests.start + 2 * 86_400
        #expect(try await sender().sendAll().sent == 1)
        try await post("a@b.kz")
        server.answers["b@b.kz"] = nil
        clock.now = LetterSenderTests.start
        #expect(try await sender().sendAll().sent == 2)
    }

    @Test("Letters of a clock that was ahead count for an hour, not until it is caught up with")
    func limitAfterClock() async throws {
        clock.now = LetterSenderTests.start + 86_400
        for _ in 1...Outbox.hourlyLimit { try await post("a@b.kz") }
        clock.now = LetterSenderTests.start
        try await post("a@b.kz")
        #expect(try await sender().sendAll().sent == Outbox.hourlyLimit)
        clock.now = LetterSenderTests.start + 3600
        try await post("a@b.kz")
        #expect(try await sender().sendAll().sent == 1)
    }

    @Test("Two nodes send each letter once")
    func nodes() async throws {
        for number in 0..<200 { try await post("\(number)@b.kz") }
        async let first = sender().sendAll()
        async let second = sender().sendAll()
        let sent = try await (first.sent, second.sent)
        #expect(sent.0 + sent.1 == 200)
        #expect(Set(server.tried).count == 200)
        #expect(server.tried.count == 200)
    }

    @Test("Bills wait at night, links for which somebody waits do not")
    func night() async throws {
        try await post("a@b.kz")
        try await post("b@b.kz", .electronicBill)
        // Three o'clock in the night, then eight in the morning.
        let hours = LetterHours { LocalTime($0, offset: -3 * 3600) }
        let sender = LetterSender(from: database, to: server, on: .forTests, hours: hours) { [clock] in clock.now }
        _ = try await sender.sendAll()
        #expect(server.tried == ["a@b.kz"])
        clock.now = clock.now + 5 * 3600
        _ = try await sender.sendAll()
        #expect(try await database.read { try Operator($0).waitingLetters(2) }.isEmpty)
    }

    @Test("No more letters leave in a minute than the operator allows")
    func rate() async throws {
        for number in 0..<10 { try await post("\(number)@b.kz") }
        let sender = sender(perMinute: 4)
        #expect(try await sender.sendAll().sent == 4)
        #expect(try await sender.sendAll().sent == 0)
        clock.now = clock.now + 60
        #expect(try await sender.sendAll().sent == 4)
    }

    @Test(
        "A refused address is noted for its customer until a letter arrives, or the e-mail is another one",
        arguments: [true, false])
    func refusal(isAddressWrong: Bool) async throws {
        let customer = try await database.write { connection in
            let id = CustomerID(stored: 7)
            let insert: SQL = "INSERT INTO customer (id, email, password, created_at) VALUES ($1, 'a@b.kz', 'p', 0)"
            try connection.execute(insert, [id])
            return id
        }
        try await post("a@b.kz", of: customer)
        server.answer = .refused("550 5.1.1 no such user", isAddressWrong: isAddressWrong)
        #expect(try await sender().sendAll().failed == 1)
        #expect(try await refusalOfCustomer() == (isAddressWrong ? "550 5.1.1 no such user" : nil))
        try await post("a@b.kz", of: customer)
        server.answer = .accepted("250 ok")
        _ = try await sender().sendAll()
        #expect(try await refusalOfCustomer() == nil)
    }

    private func sender(perMinute: Int = .max) -> LetterSender {
        LetterSender(from: database, to: server, on: .forTests, perMinute: perMinute) { [clock] in clock.now }
    }

    private func post(
        _ recipient: String, _ kind: LetterKind = .newDevice, of customer: CustomerID? = nil
    ) async throws {
        let letter = Letter(kind, to: recipient, of: customer, in: .ru, subject: "С", text: "т", html: "h")
        let now = clock.now
        _ = try await database.write { try Operator($0).outbox.post(letter, now: now) }
    }

    private func state(_ recipient: String) async throws -> OutboxRow {
        let rows = try await database.read { try Operator($0).outboxRows(1000, failedOnly: false) }
        return try #require(rows.first { $0.recipient == recipient })
    }

    private func refusalOfCustomer() async throws -> String? {
        try await database.read { connection in
            try connection.rows("SELECT email_refusal FROM customer", []) { $0.optionalText(0) }.first ?? nil
        }
    }
}

/// A mail server that answers as a test says.
private final class ScriptedCarrier: LetterCarrier {
    private struct State {
        var answer = Delivery.accepted("250 ok")
        var answers: [String: Delivery] = [:]
        var tried: [String] = []
    }

    private let state = Mutex(State())
    let name = "mail.test:25"
    let connections = 3

    var answer: Delivery {
        get { state.withLock { $0.answer } }
        set { state.withLock { $0.answer = newValue } }
    }

    var answers: [String: Delivery] {
        get { state.withLock { $0.answers } }
        set { state.withLock { $0.answers = newValue } }
    }

    var tried: [String] { state.withLock { $0.tried } }

    func carry(_ message: CarriedMessage) async -> Delivery {
        state.withLock { state in
            state.tried.append(message.to.address)
            return state.answers[message.to.address] ?? state.answer
        }
    }
}

private final class SettableClock: Sendable {
    private let moment: Mutex<Timestamp>

    init(_ moment: Timestamp) {
        self.moment = Mutex(moment)
    }

    var now: Timestamp {
        get { moment.withLock { $0 } }
        set { moment.withLock { $0 = newValue } }
    }
}
