import Documents
import Domain
import Foundation
import SampleBills
import Testing

@Suite("The bill as a PDF")
struct BillPressTests {
    struct Sample: CustomTestStringConvertible, Sendable {
        let sheet: BillSheet
        let pages: ClosedRange<Int>
        var testDescription: String { "\(sheet.language), \(sheet.table.services.count) services" }
    }

    static let samples = Language.allCases.flatMap { language in
        [
            Sample(sheet: SampleBill.short(language), pages: 2...2),
            Sample(sheet: SampleBill.usual(language), pages: 2...2),
            Sample(sheet: SampleBill.long(language), pages: 4...9),
        ]
    }

    private func drawn(_ sheet: BillSheet) throws -> String {
        try Tool.file(BillPress().pdf(of: sheet))
    }

    @Test("The same bill gives the same bytes, whatever was drawn before", arguments: samples)
    func deterministic(sample: Sample) throws {
        let used = try BillPress()
        _ = try used.pdf(of: SampleBill.usual(.ru))
        #expect(try used.pdf(of: sample.sheet) == BillPress().pdf(of: sample.sheet))
    }

    @Test("All that the sheet says can be found and copied", arguments: samples)
    func text(sample: Sample) throws {
        let copied = plain(try Tool.run("pdftotext", drawn(sample.sheet), "-"))
        let lacking = sample.sheet.texts.flatMap { $0.split(separator: " ") }.filter { !copied.contains(plain($0)) }
        #expect(lacking == [])
    }

    /// Without blanks and hyphens: where a line ends, either may have come or gone.
    private func plain(_ text: some StringProtocol) -> String {
        String(text.filter { !$0.isWhitespace && $0 != "-" })
    }

    @Test("Every letter of Kazakh, the currency and the signs")
    func letters() throws {
        var sheet = SampleBill.short(.kk)
        sheet.payer.value = "ӘҒҚҢӨҰҮҺІ әғқңөұүһі ЁЪЫЭ ёъыэ № «Үлгі» ₸ м³"
        let copied = try Tool.run("pdftotext", drawn(sheet), "-")
        for word in sheet.payer.value.split(separator: " ") { #expect(copied.contains(word)) }
    }

    @Test("A sound file with embedded fonts, title, author, language and structure", arguments: samples)
    func properties(sample: Sample) throws {
        let path = try drawn(sample.sheet)
        _ = try Tool.run("qpdf", "--check", path)
        for font in try Tool.run("pdffonts", path).split(separator: "\n").dropFirst(2) {
            #expect(font.contains("NotoSans") && font.contains("yes yes yes"), "\(font)")
        }
        let facts = try Tool.run("pdfinfo", "-isodates", path)
        #expect(facts.contains("\(sample.sheet.title) · \(sample.sheet.foot)"))
        #expect(facts.contains(sample.sheet.supplier.name))
        #expect(facts.contains("2019-10-05T00:00:00Z"))
        #expect(facts.contains(/Tagged: +yes/))
        let tag = sample.sheet.language == .en ? "en" : "\(sample.sheet.language)-KZ"
        #expect(try Data(contentsOf: URL(filePath: path)).range(of: Data("/Lang (\(tag))".utf8)) != nil)
        let structure = try Tool.run("pdfinfo", "-struct", path)
        for part in ["Document", "Table", "TR", "TH", "TD", "H1"] { #expect(structure.contains(part), "\(part)") }
        let pages = try #require(facts.firstMatch(of: /Pages: +(\d+)/).flatMap { Int($0.1) })
        #expect(sample.pages.contains(pages))
    }

    @Test("No word stands on another, and none in the margins", arguments: samples)
    func room(sample: Sample) throws {
        let boxes = try Tool.run("pdftotext", "-bbox", drawn(sample.sheet), "-")
        for (number, page) in boxes.components(separatedBy: "<page ").dropFirst().enumerated() {
            let words = page.matches(
                of: /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/
            ).map { match in
                Word(
                    left: Double(match.1)!, top: Double(match.2)!, right: Double(match.3)!, bottom: Double(match.4)!,
                    text: String(match.5))
            }
            for word in words {
                // 15 mm are 42.5 points; a letter's box is a little larger than its ink.
                #expect(
                    word.left > 41 && word.right < 595.3 - 41 && word.top > 36 && word.bottom < 841.9 - 36, "\(word)")
            }
            for (index, word) in words.enumerated() {
                for other in words.dropFirst(index + 1) where word.overlaps(other) {
                    Issue.record("page \(number + 1): \(word) and \(other)")
                }
            }
        }
    }

    private struct Word {
        let left, top, right, bottom: Double
        let text: String

        /// Boxes of lines that follow each other overlap by what letters hang below and stand above: not by half.
        func overlaps(_ other: Word) -> Bool {
            let across = min(right, other.right) - max(left, other.left)
            let down = min(bottom, other.bottom) - max(top, other.top)
            return across > 1 && down > 0.5 * min(bottom - top, other.bottom - other.top)
        }
    }

    @Test("A table that goes on has its head again", arguments: Language.allCases)
    func heads(language: Language) throws {
        let sheet = SampleBill.long(language)
        let path = try drawn(sheet)
        let lastPage = try Tool.run("pdftotext", path, "-").components(separatedBy: "\u{C}")
        let withServices = lastPage.filter { page in
            sheet.table.services.contains { page.contains($0.sums.charged) && page.contains($0.note.prefix(6)) }
        }
        #expect(withServices.count > 1)
        for page in withServices {
            let head = sheet.table.columns.service.split(separator: " ")[0]
            #expect(page.contains(head))
        }
    }

    @Test("The payment code leads where the sheet says; without a link there is none")
    func code() throws {
        let usual = SampleBill.usual(.kk)
        #expect(try scanned(usual).contains(usual.payment?.link ?? "none"))
        #expect(throws: Tool.Failed.self) { try scanned(SampleBill.short(.kk)) }
    }

    private func scanned(_ sheet: BillSheet) throws -> String {
        let path = try drawn(sheet)
        _ = try Tool.run("pdftoppm", "-r", "150", "-l", "1", "-singlefile", "-png", path, path)
        return try Tool.run("zbarimg", "--quiet", "--raw", path + ".png")
    }

    @Test("In a print file each household begins on a sheet of its own, and the file is sound")
    func printFile() throws {
        var bytes: [UInt8] = []
        let sheets = [SampleBill.long(.kk), SampleBill.usual(.ru), SampleBill.short(.en), SampleBill.usual(.kk)]
        let count = try BillPress().printFile(
            title: "Түбіртектер", author: "Үлгі", language: .kk, date: Day(number: 18_000),
            to: { bytes += $0 }, bills: { add in for sheet in sheets { try add(sheet) } })
        let path = try Tool.file(bytes)
        _ = try Tool.run("qpdf", "--check", path)
        let pages = try Tool.run("pdftotext", path, "-").components(separatedBy: "\u{C}").dropLast()
        #expect(pages.count == count)
        let fronts = pages.enumerated().filter { $0.element.contains("1/") && $0.element.contains("18 348") }
        #expect(fronts.allSatisfy { $0.offset.isMultiple(of: 2) })
    }
}

extension BillSheet {
    /// Everything that it says, but for what a picture says.
    var texts: [String] {
        let facts = ([payer, address, account, due, toPay] + self.facts).flatMap { [$0.label, $0.value] }
        let rows = table.services.flatMap { service in
            [service.name, service.note, service.quantity, service.price] + service.sums.all + service.lines
                + service.steps.flatMap { [$0.name, $0.quantity, $0.price, $0.charged] }
        }
        let totals = table.totals.flatMap { [$0.label, $0.toPay] + ($0.sums?.all ?? []) }
        let charts = consumption.charts.flatMap { [$0.title] + $0.bars.flatMap { [$0.value, $0.shortMonth] } }
        return [title, month, supplier.name, changes.title, foot, back.title] + supplier.contacts + facts + rows
            + totals
            + changes.sentences + charts + [payment?.words ?? ""] + back.sections.flatMap { [$0.head] + $0.paragraphs }
    }
}
