import Documents
import Domain
import Foundation
import HTTPTypes
import Store
import Subprocess
import Testing
import Web
import Words

@testable import Portal

@Suite("The bill as PDF")
struct BillDocumentTests {
    @Test("The PDF is the bill's own, named by account and month, the same bytes each time")
    func document() async throws {
        var browser = try await TestBrowser.owner
        let url = BillDocument(slug: TestSite.ownSlug, month: "2019-09")
        #expect(url.address.hasSuffix("/bills/2019-09.pdf"))
        let answers = [await browser.get(url), await browser.get(url)]
        #expect(answers[0].headers[.contentType] == "application/pdf")
        #expect(answers[0].headers[.contentDisposition] == "attachment; filename=\"4900621-2019-09.pdf\"")
        #expect(answers[0].headers[.cacheControl] == "no-store")
        #expect(answers[0].body.hasPrefix("%PDF-"))
        #expect(answers[0].body == answers[1].body)
    }

    @Test("The PDF has the demo's figures (docs/forms.md), and every line of the page")
    func paper() async throws {
        let text = try await pdfText(try await sheet(.kk)).replacing("\u{A0}", with: " ")
        for (name, sum) in BillTests.lines {
            let line = text.split(separator: "\n").first { $0.hasPrefix(name) && $0.hasSuffix(sum) }
            #expect(line != nil, "\(name)")
        }
        for words in ["18 348,48 ₸", "10 564,95", "ҮЛГІ АБОНЕНТ", "4900621", "31.10.2019", "CU461577", "000140000012"] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test("The printed page and the PDF say the same", arguments: Language.allCases)
    func same(language: Language) async throws {
        let sheet = try await sheet(language)
        var browser = try await TestBrowser.owner
        browser.cookies["language"] = language.rawValue
        let page = await browser.get(BillPage(slug: TestSite.ownSlug, month: "2019-09"))
        let printed = page.body.replacing(/<[^>]*>/, with: "").replacing("&quot;", with: "\"").withoutBlanks
        let paper = try await pdfText(sheet).withoutBlanks
        let frame = sheet.frame
        let facts = [sheet.payer, sheet.address, sheet.account, frame.sum] + sheet.facts + frame.parts
        let overdue = [frame.overdue].compactMap(\.self)
        let services = sheet.table.services.flatMap { [$0.name, $0.note, $0.quantity] + $0.sums.all + $0.lines }
        let said =
            (facts + overdue).flatMap { [$0.label, $0.value] } + services + sheet.table.notes + frame.warning
            + sheet.supplier.details + sheet.consumption.charts.flatMap { [$0.title, $0.note] }
            + [sheet.title, sheet.month, sheet.due.value, frame.asOf, sheet.changes.title]
        #expect(overdue.count == 1 && !frame.warning.isEmpty)
        for words in said {
            #expect(printed.contains(words.withoutBlanks), "\(words) on the page")
            #expect(paper.contains(words.withoutBlanks), "\(words) in the PDF")
        }
    }

    private func sheet(_ language: Language) async throws -> BillSheet {
        let site = try await TestSite.shared
        let sheet = try await site.database.read { connection in
            let month = Month(year: 2019, month: 9)
            let store = Operator(connection)
            let account = try #require(try store.accountToPrint(AccountNumber(stored: "4900621"), month))
            let catalogue = try #require(try store.catalogue())
            let bill = try store.readable(account, catalogue).wholeBill(month)
            return try bill.map { BillWording(try Texts.Catalogues()[language]).sheet(try $0.facts()) }
        }
        return try #require(sheet)
    }

    private func pdfText(_ sheet: BillSheet) async throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString).pdf")
        try Data(BillPress().pdf(of: sheet)).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var text = ""
        for layout in ["-layout", "-raw"] {
            let reader = try await run(
                .name("pdftotext"), arguments: [layout, file.path, "-"], output: .string(limit: 1 << 20))
            text += reader.standardOutput
        }
        return text
    }

    @Test("Fifty requests of a customer for a PDF at once: some are queued, the others are told to wait, none fails")
    func line() async throws {
        let browser = try await TestBrowser(try await TestSite(), as: TestSite.owner)
        let url = BillDocument(slug: TestSite.longSlug, month: "2019-09")
        let statuses = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    var own = browser
                    return await own.get(url).status
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == 200 }.count >= 6)
        #expect(Set(statuses).isSubset(of: [200, 429]))
    }
}

extension String {
    fileprivate var withoutBlanks: String { filter { !$0.isWhitespace && $0 != "¹" } }
}
