import Domain

/// The sums and lines of a bill as text, for its versions: a line for each service and each of its lines.
struct BilledText {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    init(_ services: [BilledService]) {
        var text = ""
        for billed in services {
            let balance = billed.balance
            let sums = [balance.opening, balance.charged, balance.adjusted, balance.paid, balance.closing].map(\.tiyn)
            text += BilledText.line(["service", billed.service.code.text] + sums.map(String.init))
            for line in billed.lines {
                let numbers = [line.quantity.millionths, line.price.millionths, line.charged.tiyn].map(String.init)
                let days = [line.days?.lowerBound, line.days?.upperBound].map { $0.map { "\($0.number)" } ?? "-" }
                text += BilledText.line(
                    ["line", billed.service.code.text, line.step.rawValue, line.method.rawValue] + numbers + days)
            }
        }
        self.text = text
    }

    private static func line(_ words: [String]) -> String { words.joined(separator: " ") + "\n" }

    /// - Throws: `DatabaseError` if a newer program has written it; `LedgerError` and `BillError` if it does not add up.
    func services(_ month: Month, _ catalogue: Catalogue) throws -> [BilledService] {
        var balances: [ServiceCode: MonthBalance] = [:]
        var lines: [ServiceCode: [BillLine]] = [:]
        for line in text.split(separator: "\n") {
            let words = Words(line)
            let service = ServiceCode(stored: try words.text(1))
            switch try words.text(0) {
            case "service": balances[service] = try words.balance(month)
            case "line": lines[service, default: []].append(try words.billLine())
            default: throw Words.unreadable
            }
        }
        return try catalogue.services.compactMap { service in
            try balances[service.code].map { balance in
                try BilledService(
                    service: service, balance: balance, lines: lines[service.code] ?? [], adjustments: [])
            }
        }
    }

    private struct Words {
        static let unreadable = DatabaseError("a bill's version is not readable")
        private let words: [Substring]

        init(_ line: Substring) {
            words = line.split(separator: " ")
        }

        func text(_ place: Int) throws -> String {
            guard place < words.count else { throw Words.unreadable }
            return String(words[place])
        }

        private func number(_ place: Int) throws -> Int64 {
            guard let number = Int64(try text(place)) else { throw Words.unreadable }
            return number
        }

        private func money(_ place: Int) throws -> Money { Money(tiyn: try number(place)) }

        func balance(_ month: Month) throws -> MonthBalance {
            try MonthBalance(
                month: month, opening: money(2), charged: money(3), adjusted: money(4), paid: money(5),
                closing: money(6))
        }

        func billLine() throws -> BillLine {
            guard let step = TariffStep(rawValue: try text(2)), let method = BillLine.Method(rawValue: try text(3))
            else { throw Words.unreadable }
            return BillLine(
                step: step, method: method, quantity: ExactDecimal(millionths: try number(4)),
                price: ExactDecimal(millionths: try number(5)), charged: try money(6), days: try days())
        }

        private func days() throws -> ClosedRange<Day>? {
            guard try text(7) != "-" else { return nil }
            let (first, last) = (Day(number: Int(try number(7))), Day(number: Int(try number(8))))
            guard first <= last else { throw Words.unreadable }
            return first...last
        }
    }
}
