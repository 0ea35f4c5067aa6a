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
            for other in billed.others { text += BilledText.line(BilledText.words(of: other, billed.service.code)) }
        }
        self.text = text
    }

    private static func words(of other: OtherCharge, _ service: ServiceCode) -> [String] {
        let decimals = [other.quantity, other.price, other.rate].map { $0.map { "\($0.millionths)" } ?? "-" }
        let days = [other.days?.lowerBound, other.days?.upperBound].map { $0.map { "\($0.number)" } ?? "-" }
        let part = [other.part?.number, other.part?.count].map { $0.map { "\($0)" } ?? "-" }
        return ["other", service.text, other.kind.rawValue, "\(other.charged.tiyn)"] + decimals + days + part
    }

    private static func line(_ words: [String]) -> String { words.joined(separator: " ") + "\n" }

    /// - Throws: `DatabaseError` if a newer program has written it; `LedgerError` and `BillError` if it does not add up.
    func services(_ month: Month, _ catalogue: Catalogue) throws -> [BilledService] {
        var balances: [ServiceCode: MonthBalance] = [:]
        var lines: [ServiceCode: [BillLine]] = [:]
        var others: [ServiceCode: [OtherCharge]] = [:]
        for line in text.split(separator: "\n") {
            let words = Words(line)
            let service = ServiceCode(stored: try words.text(1))
            switch try words.text(0) {
            case "service": balances[service] = try words.balance(month)
            case "line": lines[service, default: []].append(try words.billLine())
            case "other": others[service, default: []].append(try words.otherCharge())
            default: throw Words.unreadable
            }
        }
        return try catalogue.services.compactMap { service in
            try balances[service.code].map { balance in
                try BilledService(
                    service: service, balance: balance, lines: lines[service.code] ?? [],
                    others: others[service.code] ?? [], adjustments: [])
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
                price: ExactDecimal(millionths: try number(5)), charged: try money(6), days: try days(7))
        }

        func otherCharge() throws -> OtherCharge {
            guard let kind = OtherCharge.Kind(rawValue: try text(2)) else { throw Words.unreadable }
            let part = try text(9) == "-" ? nil : OtherCharge.Part(number: Int(try number(9)), of: Int(try number(10)))
            return OtherCharge(
                kind: kind, charged: try money(3), quantity: try decimal(4), price: try decimal(5),
                rate: try decimal(6), days: try days(7), part: part)
        }

        private func decimal(_ place: Int) throws -> ExactDecimal? {
            try text(place) == "-" ? nil : ExactDecimal(millionths: try number(place))
        }

        private func days(_ place: Int) throws -> ClosedRange<Day>? {
            guard try text(place) != "-" else { return nil }
            let (first, last) = (Day(number: Int(try number(place))), Day(number: Int(try number(place + 1))))
            guard first <= last else { throw Words.unreadable }
            return first...last
        }
    }
}
