import Domain
import HTTPTypes
import Store
import Testing
import Web

@testable import Portal

@Suite("Readings in a file")
struct ReadingFileTests {
    private func send(
        _ text: String, _ site: TestSite, _ fields: [String: String] = [:]
    ) async throws -> TestBrowser.Answer {
        var browser = try await TestBrowser(site, as: TestSite.owner)
        return try await browser.submit(
            fields, files: [("readings.csv", Array(text.utf8))], to: ReadingFilePage().address)
    }

    @Test("What passes is taken, and each row that does not says why; again it is the same receipts")
    func sent() async throws {
        let site = try await TestSite()
        let file = """
            \u{FEFF}account;service;meter;register;value;day;confirmed
            4900621;electricity;CU461577;total;5245,3;16.10.2019;
            4900621;cold-water;HS-204816;total;230;16.10.2019;
            4900835;electricity;DN518840;day;4034;16.10.2019;
            4900835;electricity;DN518840;night;1430,5;2019-10-16;
            4900835;cold-water;HS-118802;total;;16.10.2019;
            4900999;electricity;ZZ000999;total;1;16.10.2019;
            4900621;hot-water;HS-204817;night;270;16.10.2019;

            """
        for _ in 0..<2 {
            let answer = try await send(file, site)
            #expect(answer.status == 200)
            let rows = Written.rows(of: answer.body, "stacked").dropFirst()
            #expect(rows.map { $0[0] } == ["2", "3", "4, 5", "7", "8"])
            #expect(
                rows.map { $0[2].hasPrefix("Қабылданды. Тіркеу нөмірі: R-1910-") } == [true, false, true, false, false])
            #expect(answer.body.contains("(236,04, 30.09.2019)"))
        }
        #expect(try await site.states() == ["2019-10 4034/1430.5 received", "2019-10 5245.3 received"])
        let letters = try await site.letters(to: TestSite.owner).filter { $0.kind == .readingsTaken }
        #expect(letters.count == 1)
    }

    @Test("What is unusual needs a word in the file")
    func confirmed() async throws {
        let site = try await TestSite()
        let head = "account,service,meter,register,value,day,confirmed\n"
        let row = "4900621,electricity,CU461577,total,5330,16.10.2019,"
        #expect(try await send(head + row, site).body.contains("confirmed бағанына yes"))
        #expect(try await site.states() == [])
        let answer = try await send(head + row + "yes", site, ["as": "file"])
        #expect(answer.headers[.contentType] == "text/csv; charset=utf-8" && answer.body.contains("R-1910-"))
        #expect(try await site.states() == ["2019-10 5330 received"])
    }

    @Test(
        "A file that is none says what to do",
        arguments: [
            "", "account;service;meter;register;value\n1;2;3;4;5\n", "account,service,meter,register,value,day\n",
            "\u{0}", "account,service,meter,register,value,day\n\"1", "PK\u{3}\u{4}",
            "account,service,meter,register,value,day\n" + String(repeating: "1,a,b,total,1,16.10.2019\n", count: 501),
        ])
    func refused(text: String) async throws {
        let site = try await TestSite.shared
        let answer = try await send(text, site)
        #expect(answer.status == 422 && answer.body.contains("href=\"#files\""))
    }

    @Test("The file with the own meters is one that can be sent")
    func template() async throws {
        let site = try await TestSite()
        var browser = try await TestBrowser(site, as: TestSite.owner)
        let file = await browser.get(ReadingTemplate()).body
        #expect(file.split(separator: "\r\n").count == 7 && !file.contains("4900999"))
        let filled = file.replacing("CU461577;total;;", with: "CU461577;total;5245,3;")
        #expect(try await send(filled, site).status == 200)
        #expect(try await site.states() == ["2019-10 5245.3 received"])
    }
}
