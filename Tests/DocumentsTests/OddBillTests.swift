import Documents
import Domain
import SampleBills
import Testing

/// Unusual bills that must still be readable.
@Suite struct OddBillTests {
    @Test func `letters missing in Noto Sans keep their place and can be copied`() async throws {
        var sheet = SampleBill.usual(.ru)
        sheet.payer.value = "張偉 Ωμέγα \u{1F600} e\u{301} ffi"
        let reader = try Reader(of: sheet)
        #expect(try await reader.complaint() == nil)
        #expect(try await reader.text().contains("Ωμέγα"))
        #expect(try await reader.text().contains("張偉"))
    }

    @Test func `a word longer than its column is broken without a hyphen`() async throws {
        let word = String(repeating: "Ұзынсөз", count: 40)
        var sheet = SampleBill.usual(.kk)
        sheet.table.services[0].name = word
        sheet.payer.value = word
        sheet.changes.sentences = [word]
        let reader = try Reader(of: sheet)
        #expect(try await reader.complaint() == nil)
        #expect(try await reader.text().components(of: word) == 3)
        #expect(try await reader.words().joined().allSatisfy { $0.right < 553.5 })
    }

    @Test func `a noncharacter is drawn as the sign for a missing one`() async throws {
        var sheet = SampleBill.usual(.ru)
        sheet.payer.value = "Улги\u{1FFFE} \u{FFFE}Абонент"
        sheet.supplier.name = "Улги\u{FFFF}"
        sheet.payment?.link = "https://pay.example/?q=\u{2FFFF}"
        let reader = try Reader(of: sheet)
        #expect(try await reader.complaint() == nil)
        #expect(try await reader.text().contains("Абонент"))
    }

    /// It would take minutes if each line were shaped with all that follow.
    @Test(arguments: ["Ұзынсөз", "Ұзын сөз "]) func `a text of many pages is drawn`(part: String) async throws {
        var sheet = SampleBill.usual(.kk)
        let word = String(repeating: part, count: 20_000)
        sheet.back.sections = [BackSheet.Section(head: "", paragraphs: [word])]
        let reader = try Reader(of: sheet)
        #expect(try await reader.pageCount() > 10)
        // But for those that a page's end divides.
        #expect(try await reader.text().components(of: "сөз") > 19_900)
    }

    @Test func `a service that is longer than a page goes on to the next`() async throws {
        var sheet = SampleBill.short(.en)
        sheet.table.services[1].lines = (1...200).map { "Line \($0) of many." }
        let reader = try Reader(of: sheet)
        #expect(try await reader.pageCount() >= 4)
        let text = try await reader.text()
        #expect((1...200).allSatisfy { text.contains("Line\($0)ofmany.") })
        #expect(try await reader.words().joined().allSatisfy { $0.bottom < 803 })
    }

    @Test func `empty texts and no services leave no hole and no crash`() async throws {
        var sheet = SampleBill.short(.kk)
        sheet.table.services = []
        sheet.table.totals = []
        sheet.supplier = BillSheet.Party(name: "", contacts: [])
        sheet.facts = []
        sheet.changes.sentences = []
        sheet.back = BackSheet(title: "", sections: [BackSheet.Section(head: "", paragraphs: [])])
        #expect(try await Reader(of: sheet).pageCount() == 2)
        sheet.back = BackSheet(title: "", sections: [])
        #expect(try await Reader(of: sheet).complaint() == nil)
    }

    @Test(arguments: 0...7) func `any number of charts fits side by side`(count: Int) async throws {
        var sheet = SampleBill.usual(.kk)
        let charts = sheet.consumption.charts
        sheet.consumption.charts = (0..<count).map { charts[$0 % 3] }
        let reader = try Reader(of: sheet)
        #expect(try await reader.misplaced() == [])
        let text = try await reader.text()
        #expect(sheet.consumption.charts.flatMap(\.bars).allSatisfy { text.contains($0.value) })
    }

    @Test(arguments: [3, 9, 30]) func `a crowded head pushes down what follows`(count: Int) async throws {
        var sheet = SampleBill.usual(.ru)
        sheet.supplier.name = String(repeating: "Улги Энергосбыт ", count: count)
        sheet.supplier.contacts = (0..<count).map {
            "Телефон \($0): 356-99-99, ежедневно 8:00–20:00, kenes@kabinet.example"
        }
        sheet.facts = (0..<count).map {
            BillSheet.Fact("Количество проживающих \($0)", "\($0) постоянно, \($0) временно")
        }
        sheet.payer.value = String(repeating: "ҮЛГІ АБОНЕНТ ", count: count)
        sheet.address.value = String(repeating: "Алматы қ., Үлгі көшесі 49, ", count: count)
        sheet.toPay.value = "−1\u{A0}234\u{A0}512\u{A0}345\u{A0}678,90\u{A0}₸"
        let reader = try Reader(of: sheet)
        #expect(try await reader.complaint() == nil)
        if count < 30 { #expect(try await reader.misplaced() == []) }
    }

    @Test func `no line ends after a minus`() async throws {
        var sheet = SampleBill.usual(.kk)
        let sums = (1...60).map { "\(String(repeating: "ш", count: $0 % 9)) −\($0 * 7919)" }.joined(separator: " ")
        sheet.back = BackSheet(title: "Б", sections: [BackSheet.Section(head: "С", paragraphs: [sums])])
        let words = try await Reader(of: sheet).words()[1].map(\.text)
        #expect(words.count { $0.hasPrefix("−") } == 60)
        #expect(!words.contains("−"))
    }

    @Test func `presses work side by side`() async throws {
        let sheet = SampleBill.usual(.kk)
        let expected = try BillPress().pdf(of: sheet)
        let areEqual = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let press = try BillPress()
                    return try (0..<10).allSatisfy { _ in try press.pdf(of: sheet) == expected }
                }
            }
            return try await group.reduce(true) { $0 && $1 }
        }
        #expect(areEqual)
    }

    @Test func `lines of a text stay lines`() async throws {
        var sheet = SampleBill.usual(.en)
        sheet.address.value = "Line 1\nLine 2"
        let words = try #require(try await Reader(of: sheet).words().first)
        let lines = words.filter { $0.text == "Line" }
        #expect(lines.count == 2 && lines[0].left == lines[1].left && lines[0].top < lines[1].top)
    }

    @Test func `a link that no code can hold is refused`() throws {
        var sheet = SampleBill.usual(.en)
        sheet.payment?.link = "https://pay.example/" + String(repeating: "x", count: 3000)
        #expect(throws: TooLongForQR.self) { try BillPress().pdf(of: sheet) }
    }

    @Test func `a link may have quotes`() async throws {
        var sheet = SampleBill.usual(.en)
        sheet.payment?.link = #"https://pay.example/?q='a"b\c"#
        #expect(try await Reader(of: sheet).complaint() == nil)
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
