import Domain
import Foundation
import Operations
import Store
import Testing

@testable import Portal

@Suite("Readings that are passed on to billing")
struct ReadingExportTests {
    private func exports(_ site: TestSite) async throws -> [ReadingExport] {
        try await site.database.read { try Operator($0).readingExports() }
    }

    private func given(_ site: TestSite, _ export: Int) async throws -> [AccountSubmission] {
        try await site.database.read { try Operator($0).submissions(ofExport: export) }
    }

    @Test("After the last day each reading is in one export of its supplier, always the same bytes")
    func exported() async throws {
        let site = try await TestSite()
        var steps = try await SubmittingSteps(site)
        _ = try await steps.give([SubmittingSteps.electricity: "5245,30", SubmittingSteps.coldWater: "240"])
        _ = try await steps.give([SubmittingSteps.electricity: "5246"])
        site.clock.advance(days: 14)
        guard case .exported([]) = try await site.readings(.export) else {
            Issue.record("exported on the last day, when it can still be corrected")
            return
        }
        site.clock.advance(days: 1)
        guard case .exported(let numbers) = try await site.readings(.export) else { return }
        #expect(numbers == [1, 2])
        guard case .exported([]) = try await site.readings(.export) else {
            Issue.record("exported twice")
            return
        }
        let all = try await exports(site)
        #expect(Set(all.map(\.supplier.text)) == ["AES", "WATER"])
        let electricity = try #require(all.first { $0.supplier.text == "AES" })
        let file = ReadingFile(try await given(site, electricity.number))
        #expect(file.digest == electricity.digest && file.rows == 1)
        let text = String(decoding: file.bytes, as: UTF8.self)
        let receipt = try #require(try await given(site, electricity.number).first?.submission.receipt)
        #expect(
            text == """
                receipt,account,service,meter,register,month,day,value,rolled_over,submitted_at,channel,quality,checks
                \(receipt.text),4900621,electricity,CU461577,total,2019-10,2019-10-16,5246,no,2019-10-16T06:00:00Z,portal,17,

                """)
        #expect(
            try await site.states() == [
                "2019-10 240 exported", "2019-10 5245.3 replaced", "2019-10 5246 exported",
            ])
    }

    @Test("In which order readings came changes nothing of the export but their numbers")
    func order() async throws {
        let typed = [
            [SubmittingSteps.electricity: "5245,30"], [SubmittingSteps.coldWater: "240"],
            [SubmittingSteps.hotWater: "268"], [SubmittingSteps.electricity: "5245,30"],
        ]
        func rows(_ order: [[String: String]]) async throws -> [String] {
            let site = try await TestSite()
            var steps = try await SubmittingSteps(site)
            for values in order { _ = try await steps.give(values) }
            site.clock.advance(days: 15)
            guard case .exported(let numbers) = try await site.readings(.export) else { return [] }
            var rows: [String] = []
            for number in numbers {
                let file = ReadingFile(try await given(site, number))
                rows += String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
                    .map { $0.drop { $0 != "," } }.map(String.init)
            }
            return rows
        }
        let first = try await rows(typed)
        #expect(first.count == 6)
        #expect(try await rows(typed.reversed()) == first)
    }

    @Test("Billing's answers: taken once, the last one counts, unknown ones are told by their place")
    func answers() async throws {
        let site = try await TestSite()
        var steps = try await SubmittingSteps(site)
        _ = try await steps.give([SubmittingSteps.electricity: "5245,30"])
        site.clock.advance(days: 15)
        _ = try await site.readings(.export)
        let receipt = try #require(await steps.receipts().first)
        func answer(_ state: ReadingAnswer.State, _ used: Int64? = nil) async throws -> ReadingAnswerCount {
            let unknown = ReadingAnswer(
                receipt: ReceiptNumber(month: "2019-10", number: 7), register: nil, state: .posted, valueUsed: nil,
                reason: nil, reference: nil)
            let known = ReadingAnswer(
                receipt: receipt, register: .total, state: state,
                valueUsed: used.map { ExactDecimal(millionths: $0 * 1_000_000) }, reason: nil, reference: "7")
            guard case .answered(let count) = try await site.readings(.answers([unknown, known])) else {
                throw TestSiteError.notPublished("no answer")
            }
            return count
        }
        let first = try await answer(.changed, 5250)
        #expect(first.taken == 1 && first.unknown == [0] && first.letters == 1)
        let letter = try #require(try await site.letters(to: TestSite.owner).last { $0.kind == .readingAnswered })
        #expect(letter.text.contains("5\u{A0}245,3 орнына 5\u{A0}250"))
        #expect(await steps.browser.get(GivenReadingsPage()).body.contains("5\u{A0}245,3 орнына 5\u{A0}250"))
        #expect(try await answer(.changed, 5250).letters == 0)
        #expect(try await answer(.refused).letters == 1)
        #expect(try await site.states() == ["2019-10 5245.3 refused"])
        #expect(try await answer(.posted).letters == 0)
        #expect(try await site.states() == ["2019-10 5245.3 posted"])
    }

    @Test(
        "The next batch answers as well: the customer's reading of those days",
        arguments: [
            ("2019-10-16,customer,5245.3", "posted"), ("2019-10-17,customer,5245.3", "posted"),
            ("2019-10-16,customer,5249", "posted"), ("2019-10-19,customer,5245.3", "exported"),
            ("2019-10-16,remote,5245.3", "exported"),
        ])
    func matched(row: String, state: String) async throws {
        let site = try await TestSite()
        var steps = try await SubmittingSteps(site)
        _ = try await steps.give([SubmittingSteps.electricity: "5245,30"])
        site.clock.advance(days: 15)
        _ = try await site.readings(.export)
        #expect(try await site.matchReadings() == 0)
        let fields = row.split(separator: ",").map(String.init)
        try await site.database.publish { connection in
            try connection.execute(
                """
                INSERT INTO reading (account, service, meter, register, day, origin, value, batch)
                VALUES ('4900621', 'electricity', 'CU461577', 'total', $1, $2, $3, 1)
                """, [Day(iso: fields[0]), fields[1], ExactDecimal(canonical: fields[2].utf8)?.millionths])
        }
        #expect(try await site.matchReadings() == (state == "posted" ? 1 : 0))
        #expect(try await site.matchReadings() == 0)
        #expect(try await site.states() == ["2019-10 5245.3 \(state)"])
        let letters = try await site.letters(to: TestSite.owner).filter { $0.kind == .readingAnswered }
        #expect(letters.count == (fields[2] == "5249" ? 1 : 0))
    }

    @Test("The operator decides on what is held, once, and the customer reads why")
    func decided() async throws {
        let site = try await TestSite()
        var steps = try await SubmittingSteps(site)
        _ = try await steps.give([SubmittingSteps.coldWater: "336"])
        let receipt = try #require(await steps.receipts().first).text
        func decide(_ decision: ReadingOperation.Decision) async throws -> String {
            let operation = ReadingOperation.decide(decision, receipt: receipt, reason: "№ 7")
            return switch try await site.readings(operation) {
            case .done(let isMailed): isMailed ? "letter" : "done"
            case .refused: "refused"
            case .exported, .answered: "?"
            }
        }
        #expect(try await decide(.ask(because: "photo_needed")) == "letter")
        let asked = try #require(try await site.letters(to: TestSite.owner).last { $0.kind == .readingAnswered })
        #expect(asked.text.contains("about=reading.\(receipt)"))
        #expect(try await decide(.reject(because: "other_meter")) == "letter")
        #expect(try await decide(.accept) == "refused")
        #expect(await steps.browser.get(GivenReadingsPage()).body.contains("басқа санауыштың"))
        #expect(try await site.states() == ["2019-10 336 rejected"])
        // It may be given again.
        _ = try await steps.give([SubmittingSteps.coldWater: "240"])
        #expect(try await site.states() == ["2019-10 240 received", "2019-10 336 rejected"])
    }
}
