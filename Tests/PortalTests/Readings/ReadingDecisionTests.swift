import Domain
import Foundation
import Operations
import Store
import Testing

@testable import Portal

/// What must never become of a reading, whatever came before or after it.
@Suite("Readings that are decided on and answered")
struct ReadingDecisionTests {
    private let site: TestSite
    private var steps: SubmittingSteps

    init() async throws {
        site = try await TestSite()
        steps = try await SubmittingSteps(site)
    }

    private func receipt(_ state: String) async throws -> String {
        try #require(
            try await site.database.read { connection in
                try connection.row("SELECT receipt FROM submission WHERE state = $1", [state]) { $0.text(0) }
            })
    }

    private func decide(_ decision: ReadingOperation.Decision, _ receipt: String) async throws -> Bool {
        let operation = ReadingOperation.decide(decision, receipt: receipt, reason: "№ 7")
        if case .done = try await site.readings(operation) { return true }
        return false
    }

    private func answer(_ answers: (Register?, ReadingAnswer.State, Int64?)...) async throws -> ReadingAnswerCount {
        let receipt = try #require(
            ReceiptNumber(
                try await site.database.read { connection in
                    try connection.row("SELECT receipt FROM submission WHERE export IS NOT NULL", []) { $0.text(0) }
                        ?? ""
                }))
        let all = answers.map { register, state, used in
            ReadingAnswer(
                receipt: receipt, register: register, state: state,
                valueUsed: used.map { ExactDecimal(millionths: $0 * 1_000_000) }, reason: nil, reference: nil)
        }
        guard case .answered(let count) = try await site.readings(.answers(all)) else {
            throw TestSiteError.notPublished("no answer")
        }
        return count
    }

    @Test("On the day of the reading before, too, far too much is held")
    mutating func sameDay() async throws {
        // The meter of the other account was read on 14.10.2019.
        let field = "own4900835-electricity-DN518840"
        var fields = ["day": "14.10.2019", field + "-day": "999999", field + "-night": "1424"]
        let shown = try await steps.browser.submit(
            fields, to: GiveReadings().address, shownOn: ReadingsPage().address)
        fields["seen"] = try shown.hiddenFields()["seen"]
        _ = try await steps.browser.submit(fields, to: GiveReadings().address, shownOn: ReadingsPage().address)
        #expect(try await site.states() == ["2019-10 999999/1424 held"])
    }

    @Test("Where one is rejected, the one whose place it took stands again")
    mutating func rejected() async throws {
        _ = try await steps.give([SubmittingSteps.coldWater: "240"])
        _ = try await steps.give([SubmittingSteps.coldWater: "336"])
        #expect(try await site.states() == ["2019-10 240 replaced", "2019-10 336 held"])
        #expect(try await decide(.reject(because: "implausible"), receipt("held")))
        #expect(try await site.states() == ["2019-10 240 received", "2019-10 336 rejected"])
    }

    @Test("What is above a later reading is not accepted")
    mutating func above() async throws {
        _ = try await steps.give([SubmittingSteps.coldWater: "336"])
        site.clock.advance(days: 15)
        steps.day = "31.10.2019"
        _ = try await steps.give([SubmittingSteps.coldWater: "241"])
        #expect(try await !decide(.accept, receipt("held")))
        #expect(try await site.states() == ["2019-10 336 held", "2019-11 241 received"])
    }

    @Test("The next reading is compared with what billing used")
    mutating func used() async throws {
        _ = try await steps.give([SubmittingSteps.electricity: "5245"])
        site.clock.advance(days: 15)
        _ = try await site.readings(.export)
        #expect(try await answer((nil, .changed, 5215)).letters == 1)
        steps.day = "31.10.2019"
        let sent = try await steps.give([SubmittingSteps.electricity: "5235"])
        #expect(sent.status == 303)
    }

    @Test("One register that is refused is a reading that is refused; a number that the meter cannot show is no answer")
    mutating func registers() async throws {
        let field = "own4900835-electricity-DN518840"
        var fields = ["day": "16.10.2019", field + "-day": "4034", field + "-night": "1430"]
        let shown = try await steps.browser.submit(
            fields, to: GiveReadings().address, shownOn: ReadingsPage().address)
        fields["seen"] = try shown.hiddenFields()["seen"]
        _ = try await steps.browser.submit(fields, to: GiveReadings().address, shownOn: ReadingsPage().address)
        site.clock.advance(days: 15)
        _ = try await site.readings(.export)
        _ = try await answer((.day, .refused, nil), (.night, .posted, nil))
        #expect(try await site.states() == ["2019-10 4034/1430 refused"])
        #expect(try await answer((.day, .changed, 10_000_000)).unknown == [0])
        // Of several answers in a file the last one counts, and the file can be given again.
        for letters in [1, 0] {
            let count = try await answer((.day, .refused, nil), (.day, .changed, 4033), (.night, .posted, nil))
            #expect(count.letters == letters)
        }
        #expect(try await site.states() == ["2019-10 4034/1430 posted"])
    }

    @Test("A row of the batch answers the reading of its own day, not that of the day after")
    mutating func neighbours() async throws {
        site.clock.advance(days: 14)
        steps.day = "30.10.2019"
        _ = try await steps.give([SubmittingSteps.coldWater: "240"])
        site.clock.advance(days: 1)
        steps.day = "31.10.2019"
        _ = try await steps.give([SubmittingSteps.coldWater: "240,1"])
        site.clock.advance(days: 31)
        _ = try await site.readings(.export)
        try await site.database.publish { connection in
            try connection.execute(
                """
                INSERT INTO reading (account, service, meter, register, day, origin, value, batch)
                VALUES ('4900621', 'cold-water', 'HS-204816', 'total', $1, 'customer', 240000000, 1)
                """, [Day(iso: "2019-10-30")])
        }
        _ = try await site.matchReadings()
        #expect(try await site.states() == ["2019-10 240 posted", "2019-11 240.1 exported"])
    }

    @Test("A folder with another file is not taken for an export's")
    mutating func folder() async throws {
        let (export, given) = try await exported()
        let directory = site.folder + "/exports"
        let path = try ReadingFolder(of: export, in: directory).write(export, given)
        #expect(try ReadingFolder(of: export, in: directory).write(export, given) == path)
        try Data("receipt\n".utf8).write(to: URL(filePath: path + "/" + ReadingFile.name))
        #expect(throws: JobError.self) { try ReadingFolder(of: export, in: directory).write(export, given) }
        try FileManager.default.removeItem(atPath: path)
        #expect(throws: JobError.self) { try ReadingFolder(of: export, in: directory).write(export, []) }
    }

    @Test("What a killed export has left half written is written over, and no pattern for exports finds it")
    mutating func half() async throws {
        let (export, given) = try await exported()
        let (directory, name) = (site.folder + "/exports", "readings-000001-\(export.supplier.text)")
        let half = directory + "/." + name
        try FileManager.default.createDirectory(atPath: half, withIntermediateDirectories: true)
        try Data(repeating: 65, count: 100_000).write(to: URL(filePath: half + "/" + ReadingFile.name))
        _ = try ReadingFolder(of: export, in: directory).write(export, given)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == [name])
        let files = try FileManager.default.contentsOfDirectory(atPath: directory + "/" + name).sorted()
        #expect(files == ["manifest.json", ReadingFile.name])
    }

    /// A reading, and the export that it is in.
    private mutating func exported() async throws -> (export: ReadingExport, given: [AccountSubmission]) {
        _ = try await steps.give([SubmittingSteps.electricity: "5245"])
        site.clock.advance(days: 15)
        _ = try await site.readings(.export)
        return try await site.database.read { connection in
            let store = Operator(connection)
            return (try store.readingExports()[0], try store.submissions(ofExport: 1))
        }
    }

    @Test("What was typed for a meter that is gone meanwhile is told, and not dropped in silence")
    mutating func gone() async throws {
        let typed = [SubmittingSteps.electricity: "5245", SubmittingSteps.coldWater: "240"]
        let shown = try await steps.check(typed)
        try await site.database.publish { connection in
            try connection.execute(
                "UPDATE meter SET removed_on = $1 WHERE meter = 'HS-204816'", [Day(iso: "2019-10-10")])
        }
        let sent = try await steps.send(typed, after: shown)
        #expect(sent.status == 422 && sent.body.contains("енді бұл бетте жоқ"))
        #expect(try await site.states() == ["2019-10 5245 received"])
    }
}
