import Domain
import Operations
import Store
import Synchronization
import Testing

@Suite("Planning electronic bills")
struct BillPlanningTests {
    private let september = BillOffice.september

    /// A letter for each bill, and a bill for each letter.
    private func expectOneLetterEach(_ office: BillOffice, _ count: Int64) async throws {
        #expect(try await office.count("SELECT COUNT(*) FROM ebill") == count)
        #expect(try await office.count("SELECT COUNT(*) FROM letter") == count)
        #expect(
            try await office.count("SELECT COUNT(*) FROM ebill JOIN letter ON letter.id = ebill.letter") == count)
    }

    private func office(accounts: Int) async throws -> BillOffice {
        let office = try await BillOffice(accounts: accounts)
        for number in 1...accounts { try await office.subscribe("a@b.kz", to: "\(number)") }
        let charges = (1...accounts).map { ("\($0)", Int64($0)) }
        try await office.publish(september, Dictionary(uniqueKeysWithValues: charges))
        return office
    }

    @Test("A run that is interrupted anywhere is continued by the next one")
    func interrupted() async throws {
        let office = try await office(accounts: 30)
        for _ in 0..<6 {
            let run = Task { _ = try? await office.plan(page: 3) }
            await Task.yield()
            run.cancel()
            await run.value
        }
        _ = try await office.plan(page: 3)
        try await expectOneLetterEach(office, 30)
    }

    @Test("Nodes that run at once write each letter once")
    func nodes() async throws {
        let office = try await office(accounts: 30)
        async let first = office.plan(page: 3)
        async let second = office.plan(page: 4)
        async let third = office.plan(page: 5)
        let written = try await [first, second, third].map(\.first).reduce(0, +)
        #expect(written == 30)
        try await expectOneLetterEach(office, 30)
    }

    @Test("The planner sends after a batch, and to new subscribers in between; not while the month is held")
    func planner() async throws {
        let office = try await BillOffice()
        var planner = ElectronicBillPlanner(on: office.database, hours: .always)
        #expect(try await planner.run(now: office.now) == nil)
        try await office.subscribe("a@b.kz", to: "1")
        try await office.publish(september, ["1": 100, "2": 200])
        #expect(try await planner.run(now: office.now)?.first == 1)
        #expect(try await planner.run(now: office.now)?.changes == 0)
        try await office.subscribe("c@d.kz", to: "1")
        #expect(try await planner.run(now: office.now)?.first == 1)

        // Another node, which was started later, finds nothing to do.
        office.clock.withLock { $0 = $0 + 86_400 }
        var other = ElectronicBillPlanner(on: office.database, hours: .always)
        #expect(try await other.run(now: office.now)?.changes == 0)

        let hold = ElectronicBillOperation.hold(month: september.iso)
        _ = try await hold.run(on: office.database, hours: .always, now: office.now)
        try await office.publish(september, ["2": 250])
        try await office.subscribe("c@d.kz", to: "2")
        #expect(try await planner.run(now: office.now) == nil)
        let send = ElectronicBillOperation.send(month: september.iso)
        let refused = try await send.run(on: office.database, hours: .always, now: office.now)
        #expect(refused == .refused("2019-09 is held: release it first"))
        let release = ElectronicBillOperation.release(month: september.iso)
        _ = try await release.run(on: office.database, hours: .always, now: office.now)
        #expect(try await planner.run(now: office.now)?.first == 1)
        guard case .sent(let counts) = try await send.run(on: office.database, hours: .always, now: office.now) else {
            Issue.record("not sent")
            return
        }
        #expect((counts.subscribers, counts.changes) == (3, 0))
    }

    @Test("Of an older month only what was sent is corrected")
    func olderMonth() async throws {
        let office = try await BillOffice()
        try await office.subscribe("a@b.kz", to: "1")
        try await office.publish(september, ["1": 100, "2": 200])
        _ = try await office.plan()
        try await office.send()
        try await office.publish(september + 1, ["1": 10])
        try await office.subscribe("a@b.kz", to: "2")
        try await office.publish(september, ["1": 90])
        let counts = try await office.plan(september, isNewest: false)
        #expect((counts.first, counts.corrected) == (0, 1))
    }

    @Test("No bills, no month")
    func refused() async throws {
        let office = try await BillOffice()
        try await office.publish(september, ["1": 100])
        for (month, words) in [("2019-10", "there are no bills of 2019-10"), ("October", "October is not a month")] {
            let send = ElectronicBillOperation.send(month: month)
            #expect(try await send.run(on: office.database, hours: .always, now: office.now) == .refused(words))
        }
    }

    @Test("Accounts need no paper bill if all their subscribers want none")
    func paperless() async throws {
        let office = try await BillOffice()
        try await office.subscribe("a@b.kz", to: "1", insteadOfPaper: true)
        try await office.subscribe("a@b.kz", to: "2", insteadOfPaper: true)
        try await office.subscribe("c@d.kz", to: "2")
        try await office.subscribe("c@d.kz", to: "3", insteadOfPaper: true)
        try await office.unsubscribe("c@d.kz", from: "3")
        let accounts = try await office.database.read { try Operator($0).paperlessAccounts(after: nil, limit: 10) }
        #expect(accounts.map(\.text) == ["1"])
    }

    @Test(
        "Letters wait for the morning, on the clocks of the supplier",
        arguments: [
            (8 * 60, 0), (20 * 60 + 59, 0), (21 * 60, 11 * 60), (23 * 60, 9 * 60), (0, 8 * 60), (7 * 60 + 59, 1),
        ])
    func hours(minute: Int, wait: Int) {
        let midnight = Timestamp(seconds: 1_571_184_000)
        let hours = LetterHours { LocalTime($0, offset: 0) }
        let now = midnight + Int64(minute) * 60
        #expect(hours.next(from: now) == now + Int64(wait) * 60)
        if wait > 0 { #expect(hours.next(from: now + 30) == now + Int64(wait) * 60) }
    }
}
