import Domain
import Store

/// The statement as CSV, for a spreadsheet: in Kazakh and Russian with the semicolons and decimal commas that a spreadsheet
/// expects there, in English with commas and points; a byte order mark, so that it is read as UTF-8.
struct StatementFile: CustomerPage {
    let slug: AccountSlug
    let service: String
    let asked: PeriodAsked

    func read(_ customer: Customer) throws -> StatementFacts {
        try StatementFacts(customer, slug, service: service, asked).orNotFound()
    }

    func show(_ facts: StatementFacts, _ setting: Setting) -> Answer {
        let texts = setting.texts.statement
        let names = [texts.month, texts.opening, texts.charged, texts.adjusted, texts.paid, texts.closing]
        var lines = [names]
        for row in facts.statement?.rows ?? [] {
            let sums = [row.opening, row.charged, row.adjusted, row.paid, row.closing]
            lines.append([row.month.iso] + sums.map { number($0, setting.language) })
        }
        let separator = setting.language == .en ? "," : ";"
        let text = lines.map { $0.map { quoted($0, separator) }.joined(separator: separator) + "\r\n" }.joined()
        let period = facts.choice.period
        return .file(
            name: "\(facts.service.code)-\(period.first.iso)-\(period.last.iso).csv",
            type: "text/csv; charset=utf-8", bytes: Array("\u{FEFF}\(text)".utf8))
    }

    private func number(_ money: Money, _ language: Language) -> String {
        language == .en ? money.machine : String(money.machine.map { $0 == "." ? "," : $0 })
    }

    private func quoted(_ field: String, _ separator: String) -> String {
        field.contains { (separator + "\"\r\n").contains($0) }
            ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }
}
