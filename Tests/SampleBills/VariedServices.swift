package import Documents
package import Domain

extension SampleBill {
    /// One of many bills that a city has: six to fourteen services, with what each may need explained.
    package static func varied(_ number: Int, _ languages: [Language]) -> PrintedBill {
        let sheets = languages.map { varied(number, $0) }
        return PrintedBill(sheets[0], second: sheets.count > 1 ? sheets[1] : nil)
    }

    private static func varied(_ number: Int, _ language: Language) -> BillSheet {
        var chance = Chance(number)
        var sheet = usual(language)
        let services = sheet.table.services
        let count = 6 + number % 9
        sheet.table.services = (0..<count).map { place in
            var service = services[place % services.count]
            if service.lines.isEmpty, chance.of(10) { service.lines = [SampleWords.sentences[2][language]] }
            if !service.lines.isEmpty, chance.of(2) {
                service.check = .init(words: SampleWords.checked[language], agrees: true, link: nil)
            }
            return service
        }
        sheet.changes.sentences = (0..<1 + chance.number(below: count)).map {
            SampleWords.sentences[$0 % SampleWords.sentences.count][language]
        }
        sheet.consumption.charts = Array(sheet.consumption.charts.prefix(chance.number(below: 4)))
        if chance.of(2) { sheet.frame.overdue = nil }
        if chance.of(2) { sheet.frame.notes = [] }
        if sheet.frame.overdue == nil { sheet.frame.warning = [] }
        if chance.of(5) { sheet.payment = nil }
        if chance.of(3) { sheet.table.notes = [SampleWords.asOf[language]] }
        return sheet
    }
}

/// The same for the same bill, in every language.
private struct Chance {
    private var state: UInt64

    init(_ number: Int) { state = UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15 }

    mutating func number(below limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
    }

    mutating func of(_ times: Int) -> Bool { number(below: times) == 0 }
}
