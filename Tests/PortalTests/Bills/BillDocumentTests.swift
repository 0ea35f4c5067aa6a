import Documents
import Domain
import Foundation
import HTTPTypes
import Store
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
        let site = try await TestSite.shared
        let sheet = try await site.database.read { connection in
            let month = Month(year: 2019, month: 9)
            let store = Operator(connection)
            let account = try #require(try store.accountToPrint(AccountNumber(stored: "4900621"), month))
            let catalogue = try #require(try store.catalogue())
            let bill = try store.readable(account, catalogue).wholeBill(month)
            return try bill.map { BillWording(try Texts.Catalogues()[.kk]).sheet(try $0.facts()) }
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "kabinet-\(UUID().uuidString).pdf")
        try Data(BillPress().pdf(of: try #require(sheet))).write(to: file)
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["pdftotext", "-layout", file.path, "-"]
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            .replacing("\u{A0}", with: " ")
        for (name, sum) in BillTests.lines {
            let line = text.split(separator: "\n").first { $0.hasPrefix(name) && $0.hasSuffix(sum) }
            #expect(line != nil, "\(name)")
        }
        for words in ["18 348,48 ₸", "10 564,95", "ҮЛГІ АБОНЕНТ", "4900621", "31.10.2019", "CU461577"] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test("Fifty requests for a PDF at once are queued, and all succeed")
    func line() async throws {
        let browser = try await TestBrowser.owner
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
        #expect(statuses == Array(repeating: 200, count: 50))
    }
}
