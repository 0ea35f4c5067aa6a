import Documents
import Domain
import SampleBills
import Testing

struct BillCase: CustomTestStringConvertible, Sendable {
    var name: String
    var language: Language
    var sheet: BillSheet

    var testDescription: String { "\(name), \(language)" }

    static let all = Language.allCases.flatMap { language in
        [
            BillCase(name: "short", language: language, sheet: SampleBill.short(language)),
            BillCase(name: "usual", language: language, sheet: SampleBill.usual(language)),
            BillCase(name: "long", language: language, sheet: SampleBill.long(language)),
        ]
    }
}

@Suite struct BillPressTests {
    @Test(arguments: BillCase.all) func `the same sheet gives the same bytes, whatever was drawn before`(bill: BillCase)
        throws
    {
        let press = try BillPress()
        let first = try press.pdf(of: bill.sheet)
        for other in BillCase.all { _ = try press.pdf(of: other.sheet) }
        #expect(try press.pdf(of: bill.sheet) == first)
        #expect(try BillPress().pdf(of: bill.sheet) == first)
    }

    @Test(arguments: BillCase.all) func `all text of the sheet can be found and copied`(bill: BillCase) async throws {
        let reader = try Reader(of: bill.sheet)
        let text = try await reader.text()
        for words in bill.sheet.everyText where !text.contains(words.withoutSpaces) {
            Issue.record("\(words) is not in the PDF")
        }
    }

    @Test(arguments: BillCase.all) func `no word overlaps another or the margins`(bill: BillCase) async throws {
        #expect(try await Reader(of: bill.sheet).misplaced() == [])
    }

    @Test(arguments: BillCase.all) func `the file is valid, with title and language`(bill: BillCase) async throws {
        let reader = try Reader(of: bill.sheet)
        #expect(try await reader.complaint() == nil)
        let facts = try await reader.facts()
        #expect(facts["Title"] == "\(bill.sheet.title) · \(bill.sheet.foot)")
        #expect(facts["Author"] == bill.sheet.supplier.name)
        #expect(facts["CreationDate"]?.hasPrefix("2019-10-05T00:00:00") == true)
        #expect(facts["Tagged"] == "yes")
        let tag = [Language.kk: "kk-KZ", .ru: "ru-KZ", .en: "en"][bill.language] ?? ""
        let objects = try await reader.objects()
        #expect(objects.contains("/Lang (\(tag))"))
        #expect(objects.contains("/DisplayDocTitle true"))
    }

    @Test(arguments: BillCase.all) func `only Noto Sans is embedded, and only its used glyphs`(bill: BillCase)
        async throws
    {
        let fonts = try await Reader(of: bill.sheet).fonts()
        #expect(!fonts.isEmpty)
        for font in fonts {
            #expect(font.name.contains("NotoSans"))
            #expect(font.flags == ["yes", "yes", "yes"], "\(font.name)")
        }
    }

    @Test(arguments: BillCase.all) func `pages are numbered; the back begins on its own`(bill: BillCase) async throws {
        let texts = try await Reader(of: bill.sheet).texts()
        let (count, back) = (texts.count, bill.sheet.back.title.withoutSpaces)
        for (index, text) in texts.enumerated() {
            #expect(text.contains(bill.sheet.foot.withoutSpaces) && text.contains("\(index + 1)/\(count)"))
        }
        #expect(texts[1].hasPrefix(back))
        #expect(!texts[0].contains(back))
        if bill.name != "long" { #expect(count == 2) }
    }

    @Test(arguments: Language.allCases) func `the table's head is on each of its pages`(language: Language) async throws
    {
        let sheet = SampleBill.long(language)
        let heads = [sheet.table.columns.service] + sheet.table.columns.sums
        let texts = try await Reader(of: sheet).texts()
        for text in [texts[0], texts[2]] {
            #expect(heads.allSatisfy { text.contains($0.withoutSpaces) })
        }
    }

    @Test(arguments: 1...40) func `the total is never on a page without a service`(count: Int) async throws {
        var sheet = SampleBill.long(.en)
        sheet.table.services = Array(sheet.table.services.prefix(count))
        sheet.table.services[count - 1].name = "The last one"
        sheet.table.totals[0].label = "Altogether"
        let reader = try Reader(of: sheet)
        let texts = try await reader.texts()
        let page = try #require(texts.first { $0.contains("Altogether") })
        #expect(page.contains("Thelastone"))
    }

    @Test func `a reader is told of tables, heads and paragraphs`() async throws {
        let structure = try await Reader(of: SampleBill.usual(.en)).structure()
        let names = Set(
            structure.split(separator: "\n").compactMap { $0.split(separator: " ").first.map { String($0) } })
        for name in ["Document", "H1", "H2", "Table", "TR", "TH", "TD", "Figure", "P"] {
            #expect(names.contains(name), "\(name)")
        }
        #expect(structure.contains("In any bank's application by the account number or by"))
        #expect(structure.contains("Account No."))
    }

    @Test(.enabled(if: Reader.readsCodes)) func `the code leads to the payment`() async throws {
        let sheet = SampleBill.usual(.kk)
        #expect(try await Reader(of: sheet).codes(page: 1) == (sheet.payment?.link ?? "") + "\n")
        #expect(try await Reader(of: SampleBill.short(.kk)).codes(page: 1) == "")
    }
}

extension BillSheet {
    /// All text for the customer.
    fileprivate var everyText: [String] {
        let frame = [self.frame.sum] + self.frame.parts + [self.frame.overdue].compactMap(\.self)
        let facts = ([payer, address, account, due] + self.facts + frame).flatMap { [$0.label, $0.value] }
        let columns = [table.columns.service, table.columns.quantity, table.columns.price] + table.columns.sums
        let services = table.services.flatMap { service in
            [service.name, service.note, service.quantity, service.price] + service.sums.all + service.lines
                + service.steps.flatMap { [$0.name, $0.quantity, $0.price, $0.charged] }
        }
        let totals = table.totals.flatMap { [$0.label, $0.toPay] + ($0.sums?.all ?? []) }
        let charts = consumption.charts.flatMap {
            [$0.title, $0.note] + $0.bars.flatMap { [$0.value, $0.shortMonth] }
        }
        let backs = back.sections.flatMap { [$0.head] + $0.paragraphs }
        return [title, month, supplier.name] + supplier.contacts + supplier.details + self.frame.notes
            + self.frame.warning + facts + columns + services + totals
            + [changes.title] + changes.sentences + (charts.isEmpty ? [] : [consumption.title] + charts)
            + (payment.map { [$0.words] } ?? []) + [foot, back.title] + backs
    }
}
