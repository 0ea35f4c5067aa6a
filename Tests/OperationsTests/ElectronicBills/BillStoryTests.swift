import Domain
import Mail
import Operations
import Store
import Testing

/// What happens to bills and subscriptions, and which letters leave.
struct BillStory: Sendable, CustomTestStringConvertible {
    enum Step: Sendable {
        case batch(Month, [String: Int64])
        case due(Month, [String: Int64], Int)
        case paid(String, Int64)
        case subscribe(String, String)
        case unsubscribe(String, String)
        case unlink(String, String)
        case payer(String, String)
        case hold(Bool)
        /// Twice: the second run finds nothing.
        case plan
        case send
        /// The server takes none now.
        case sendInVain
    }

    let testDescription: String
    let steps: [Step]
    let sent: [String]

    init(_ name: String, _ steps: [Step], sent: [String]) {
        (testDescription, self.steps, self.sent) = (name, steps, sent)
    }
}

private let september = BillOffice.september
private let october = BillOffice.september + 1

@Suite("Which electronic bills are sent")
struct BillStoryTests {
    static let stories: [BillStory] = [
        BillStory(
            "Each subscriber gets each bill once",
            [
                .subscribe("a@b.kz", "1"), .subscribe("a@b.kz", "2"), .subscribe("c@d.kz", "1"),
                .batch(september, ["1": 100, "2": 200, "3": 300]), .plan, .send, .plan, .send,
            ],
            sent: [
                "a@b.kz 1 electronic-bill 2019-09 100", "c@d.kz 1 electronic-bill 2019-09 100",
                "a@b.kz 2 electronic-bill 2019-09 200",
            ]),
        BillStory(
            "A new month is a new letter",
            [
                .subscribe("a@b.kz", "1"), .batch(september, ["1": 100]), .plan, .send, .batch(october, ["1": 50]),
                .plan, .send,
            ], sent: ["a@b.kz 1 electronic-bill 2019-09 100", "a@b.kz 1 electronic-bill 2019-10 150"]),
        BillStory(
            "Who subscribes later gets the newest bill, and no older one",
            [
                .batch(september, ["1": 100]), .batch(october, ["1": 50]), .subscribe("a@b.kz", "1"), .plan, .send,
            ], sent: ["a@b.kz 1 electronic-bill 2019-10 150"]),
        BillStory(
            "A correction before sending replaces the letter",
            [
                .subscribe("a@b.kz", "1"), .batch(september, ["1": 100]), .plan, .batch(september, ["1": 90]), .plan,
                .send,
            ], sent: ["a@b.kz 1 electronic-bill 2019-09 90"]),
        BillStory(
            "Also if it was not planned again yet: no old sum leaves",
            [
                .subscribe("a@b.kz", "1"), .batch(september, ["1": 100]), .plan, .batch(september, ["1": 90]), .send,
                .plan, .send,
            ], sent: ["a@b.kz 1 electronic-bill 2019-09 90"]),
        BillStory(
            "A correction after sending says what it corrects",
            [
                .subscribe("a@b.kz", "1"), .batch(september, ["1": 100]), .plan, .send, .batch(september, ["1": 90]),
                .plan, .send, .batch(september, ["1": 95]), .plan, .send,
            ],
            sent: [
                "a@b.kz 1 electronic-bill 2019-09 100", "a@b.kz 1 corrected-bill 2019-09 90 instead of 100",
                "a@b.kz 1 corrected-bill 2019-09 95 instead of 90",
            ]),
        BillStory(
            "A correction that is taken back before it is sent is withdrawn",
            [
                .subscribe("a@b.kz", "1"), .batch(september, ["1": 100]), .plan, .send, .batch(september, ["1": 90]),
                .plan, .batch(september, ["1": 100]), .plan, .send, .plan, .send,
            ], sent: ["a@b.kz 1 electronic-bill 2019-09 100"]),
        BillStory(
            "And at the last moment",
            [
                .subscribe("a@b.kz", "1"), .batch(september, ["1": 100]), .plan, .send, .batch(september, ["1": 90]),
                .plan, .batch(september, ["1": 100]), .send, .plan, .send,
            ], sent: ["a@b.kz 1 electronic-bill 2019-09 100"]),
        BillStory(
            "Another due day is a correction",
            [
                .subscribe("a@b.kz", "1"), .batch(september, ["1": 100]), .plan, .send,
                .due(september, ["1": 100], 30), .plan, .send,
            ],
            sent: [
                "a@b.kz 1 electronic-bill 2019-09 100", "a@b.kz 1 corrected-bill 2019-09 100 instead of 100",
            ]),
        BillStory(
            "A payment is no correction",
            [
                .subscribe("a@b.kz", "1"), .batch(september, ["1": 100]), .plan, .send, .paid("1", 40), .plan, .send,
            ], sent: ["a@b.kz 1 electronic-bill 2019-09 100"]),
        BillStory(
            "What the server may have taken is corrected, and not tried again",
            [
                .subscribe("a@b.kz", "1"), .batch(september, ["1": 100]), .plan, .sendInVain,
                .batch(september, ["1": 90]), .plan, .send, .plan, .send,
            ], sent: ["a@b.kz 1 corrected-bill 2019-09 90 instead of 100"]),
        BillStory(
            "Of a held month nothing goes, also nothing that waits; released, all goes once",
            [
                .subscribe("a@b.kz", "1"), .subscribe("c@d.kz", "2"), .batch(september, ["1": 100, "2": 200]), .plan,
                .hold(true), .send, .hold(false), .plan, .send, .plan, .send,
            ], sent: ["a@b.kz 1 electronic-bill 2019-09 100", "c@d.kz 2 electronic-bill 2019-09 200"]),
        BillStory(
            "A subscription that has ended gets nothing, also nothing that waits",
            [
                .subscribe("a@b.kz", "1"), .subscribe("c@d.kz", "1"), .batch(september, ["1": 100]), .plan,
                .unsubscribe("a@b.kz", "1"), .send, .unsubscribe("c@d.kz", "1"), .batch(september, ["1": 90]), .plan,
                .send,
            ], sent: ["c@d.kz 1 electronic-bill 2019-09 100"]),
        BillStory(
            "Who subscribes again gets the letter that was withdrawn, but none that was sent",
            [
                .subscribe("a@b.kz", "1"), .subscribe("c@d.kz", "1"), .batch(september, ["1": 100]), .plan,
                .unsubscribe("a@b.kz", "1"), .send, .unsubscribe("c@d.kz", "1"), .subscribe("a@b.kz", "1"),
                .subscribe("c@d.kz", "1"), .plan, .send,
            ], sent: ["c@d.kz 1 electronic-bill 2019-09 100", "a@b.kz 1 electronic-bill 2019-09 100"]),
        BillStory(
            "A subscription ends with its link",
            [
                .subscribe("a@b.kz", "1"), .batch(september, ["1": 100]), .plan, .unlink("a@b.kz", "1"), .plan, .send,
            ], sent: []),
        BillStory(
            "With another payer it ends, whether planned or not",
            [
                .subscribe("a@b.kz", "1"), .subscribe("a@b.kz", "2"), .batch(september, ["1": 100]), .plan,
                .payer("1", "ЖАҢА"), .payer("2", "ЖАҢА"), .batch(september, ["2": 200]), .plan, .send,
            ], sent: []),
    ]

    @Test("A story", arguments: stories)
    func tell(story: BillStory) async throws {
        let office = try await BillOffice()
        for step in story.steps { try await perform(step, office) }
        #expect(try await office.sent() == story.sent)
        #expect(try await office.count("SELECT COUNT(*) FROM letter WHERE sent_at IS NULL") == 0)
    }

    private func perform(_ step: BillStory.Step, _ office: BillOffice) async throws {
        switch step {
        case .batch(let month, let charges): try await office.publish(month, charges)
        case .due(let month, let charges, let days): try await office.publish(month, charges, dueIn: days)
        case .paid(let account, let paid): try await office.pay(september, account, paid)
        case .subscribe(let email, let account): try await office.subscribe(email, to: account)
        case .unsubscribe(let email, let account): try await office.unsubscribe(email, from: account)
        case .unlink(let email, let account):
            try await office.asCustomer(email) { customer in
                let linked = try customer.linkedAccounts().first { $0.number.text == account }
                _ = try linked?.remove(now: customer.now)
            }
        case .payer(let account, let payer): try await office.change(payer: payer, of: account)
        case .hold(let isHeld):
            let operation = isHeld ? ElectronicBillOperation.hold(month: september.iso) : .release(month: september.iso)
            #expect(try await operation.run(on: office.database, hours: .always, now: office.now) == .done)
        case .plan:
            let newest = try await office.database.read { try Operator($0).newestBillMonth() } ?? september
            let expected = try ElectronicBillRun.preview(of: newest, isNewest: true, office.reader, page: 1)
            #expect(try await office.plan(newest) == expected)
            #expect(try await office.plan(newest).changes == 0)
        case .send: try await office.send()
        case .sendInVain: try await office.send(.postponed("451 later"))
        }
    }
}
