import Domain
import Exchange
package import Store
import Words

/// The billing system's answers about readings that were passed on (docs/exchange.md, acks.csv).
package struct ReadingAnswerFile {
    package private(set) var answers: [(line: Int, answer: ReadingAnswer)] = []
    package private(set) var refused: [(line: Int, reason: String)] = []

    private static let columns = ["receipt", "register", "state", "value_used", "reason", "billing_ref"]

    /// - Throws: `UnreadableBatch` if it cannot be read, or has other columns.
    package init(path: String) throws {
        let table = try CSVTable(path: path, columns: ReadingAnswerFile.columns)
        while let row = try table.next() {
            switch row {
            case .wrong(let reason): refused.append((table.line, reason))
            case .cells(let cells):
                do throws(Refusal) {
                    answers.append((table.line, try ReadingAnswerFile.answer(cells)))
                } catch {
                    refused.append((table.line, error.reason))
                }
            }
        }
    }

    private struct Refusal: Error {
        let reason: String

        init(_ found: String, _ expected: KeyPath<CommandTexts.Readings, String>) {
            let texts = CommandTexts.current
            let shown = found.isEmpty ? texts.found.nothing : found
            reason = texts.report.mismatch((found: shown, expected: texts.readings[keyPath: expected]))
        }
    }

    private static func answer(_ cells: [String]) throws(Refusal) -> ReadingAnswer {
        guard let receipt = ReceiptNumber(cells[0]) else { throw Refusal(cells[0], \.receipt) }
        let register = Register(rawValue: cells[1])
        guard register != nil || cells[1].isEmpty else { throw Refusal(cells[1], \.register) }
        guard let state = ReadingAnswer.State(rawValue: cells[2]) else { throw Refusal(cells[2], \.ackState) }
        let used = ExactDecimal(canonical: cells[3].utf8).flatMap { $0.millionths >= 0 ? $0 : nil }
        guard (used != nil) == (state == .changed), used != nil || cells[3].isEmpty else {
            throw Refusal(cells[3], \.value)
        }
        func optional(_ text: String) -> String? { text.isEmpty ? nil : text }
        return ReadingAnswer(
            receipt: receipt, register: register, state: state, valueUsed: used, reason: optional(cells[4]),
            reference: optional(cells[5]))
    }
}
