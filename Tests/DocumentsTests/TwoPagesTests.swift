import Documents
import Domain
import SampleBills
import Testing

@Suite struct TwoPagesTests {
    @Test(arguments: [[.kk], [.ru], [.en], [.kk, .ru]] as [[Language]])
    func `a thousand bills of six to fourteen services have a front and a back`(languages: [Language]) throws {
        let press = try BillPress()
        for number in 0..<250 {
            let bill = SampleBill.varied(number, languages)
            let pages = try press.pageCount(of: bill)
            guard pages == 2 else {
                Issue.record("bill \(number) of \(bill.sheet.table.services.count) services has \(pages) pages")
                return
            }
        }
    }

    @Test(arguments: [6, 10, 14]) func `a bill in two languages says all in both`(count: Int) async throws {
        let bill = SampleBill.bilingual(services: count)
        let reader = try Reader(BillPress().pdf(of: bill))
        #expect(try await reader.pageCount() == 2)
        #expect(try await reader.misplaced() == [])
        #expect(try await reader.complaint() == nil)
        let text = try await reader.text()
        for sheet in [bill.sheet, bill.second].compactMap(\.self) {
            let labels = [sheet.title, sheet.month, sheet.payer.label, sheet.address.label, sheet.account.label]
            let frame = [sheet.frame.sum.label, sheet.frame.asOf] + sheet.frame.parts.map(\.label)
            let table = [sheet.table.columns.service] + sheet.table.columns.sums + sheet.table.totals.map(\.label)
            let lines = sheet.table.services.flatMap { [$0.name, $0.note] + $0.lines }
            let rest = sheet.changes.sentences + sheet.consumption.charts.flatMap { [$0.title, $0.note] }
            let back = sheet.back.sections.flatMap { [$0.head] + $0.paragraphs }
            for words in labels + frame + table + lines + rest + back where !text.contains(words.withoutSpaces) {
                Issue.record("\(words) is not in the PDF")
            }
        }
    }

    @Test func `the sum stands in the first language alone`() async throws {
        let bill = SampleBill.bilingual(services: 6)
        let words = try await Reader(BillPress().pdf(of: bill)).words()[0]
        let largest = words.filter { $0.bottom - $0.top > 27 }.map(\.text).joined()
        #expect(largest == bill.sheet.frame.sum.value.withoutSpaces)
    }

    @Test func `what does not fit the front goes on behind the back`() async throws {
        let sheet = SampleBill.long(.kk)
        let texts = try await Reader(of: sheet).texts()
        #expect(texts.count > 2)
        #expect(texts[1].hasPrefix(sheet.back.title.withoutSpaces))
        #expect(texts[2].hasPrefix(sheet.table.columns.service.withoutSpaces))
    }

    @Test(arguments: Language.allCases) func `the head of the table takes two lines at most`(language: Language)
        async throws
    {
        let sheet = SampleBill.usual(language)
        let words = try await Reader(of: sheet).words()[0]
        let row = try #require(words.first { $0.text == sheet.table.columns.service })
        let head = words.filter { $0.bottom <= row.bottom + 1 && $0.bottom > row.bottom - 30 && $0.left > row.right }
        #expect(Set(head.map { Int($0.bottom.rounded()) }).count <= 2)
    }

    @Test func `charts and code have words for those who cannot see them`() async throws {
        let sheet = SampleBill.usual(.en)
        let objects = try await Reader(of: sheet).objects()
        let found = objects.matches(of: /\/Alt <(feff[0-9a-f]+)>/.ignoresCase()).map { utf16($0.1) }
        #expect(found.sorted() == (sheet.consumption.charts.map(\.inWords) + [sheet.payment?.words ?? ""]).sorted())
    }

    private func utf16(_ digits: Substring) -> String {
        let units = stride(from: 4, to: digits.count, by: 4).compactMap { start in
            UInt16(digits.dropFirst(start).prefix(4), radix: 16)
        }
        return String(decoding: units, as: UTF16.self)
    }

    @Test func `labels and values are apart, and the back's heads are headings`() async throws {
        let sheet = SampleBill.usual(.en)
        let structure = try await Reader(of: sheet).structure()
        #expect(structure.contains("Lbl") && structure.contains("LBody"))
        for section in sheet.back.sections { #expect(structure.contains("\"\(section.head)\"")) }
        #expect(structure.ranges(of: "H2").count >= sheet.back.sections.count)
    }
}
