import Domain
import Words

/// The form of a cell.
enum Form: Sendable {
    case text(TextForm)
    case code
    case account
    case number(BusinessNumber)
    case word([[UInt8]])
    case integer(ClosedRange<Int64>)
    case money
    /// With its largest magnitude.
    case decimal(Sign, largest: Int64)
    case day
    case month

    enum Sign: Sendable {
        case any, notNegative, positive
    }

    /// The value of a cell that is not empty; nil if it does not have this form.
    func value(_ cell: UnsafeRawBufferPointer) -> Value? {
        switch self {
        case .text(let form): form.fault(cell) == nil ? .text(cell) : nil
        case .code: CodeText.isWellFormed(cell) ? .text(cell) : nil
        case .account: AccountNumber.isWellFormed(cell) ? .text(cell) : nil
        case .number(let kind): kind.isWellFormed(cell) ? .text(cell) : nil
        case .word(let words): words.contains { cell.elementsEqual($0) } ? .text(cell) : nil
        case .integer(let range): decimalUnits(cell, places: 0).flatMap { range.contains($0) ? .int($0) : nil }
        case .money: Money(canonical: cell).map { .int($0.tiyn) }
        case .decimal(let sign, let largest):
            ExactDecimal(canonical: cell).flatMap { number in
                let isWithin = number.millionths.magnitude <= UInt64(largest) * 1_000_000
                return isWithin && sign.allows(number) ? .int(number.millionths) : nil
            }
        case .day: Day(iso: cell).map { .int(Int64($0.number)) }
        case .month: Month(iso: cell).map { .int(Int64($0.number)) }
        }
    }

    /// What is wrong with a cell of another form.
    func found(_ cell: UnsafeRawBufferPointer, _ words: CommandTexts.Found) -> String {
        switch self {
        case .text(let form): form.fault(cell)?.found(in: cell, words) ?? excerpt(cell)
        case .code, .account, .number, .word: LookAlikeLetter(in: cell)?.found(in: cell, words) ?? excerpt(cell)
        default: excerpt(cell)
        }
    }

    func expectation(_ words: CommandTexts.Expected) -> String {
        switch self {
        case .text(let form): form.expectation(words)
        case .code: words.code
        case .account: words.account
        case .number(.bin): words.bin
        case .number(.iban): words.iban
        case .number(.bic): words.bik
        case .number(.beneficiaryCode): words.kbe
        case .word(let all): words.oneOf(all.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", "))
        case .integer(let range): words.integer((from: "\(range.lowerBound)", to: "\(range.upperBound)"))
        case .money: words.money(Money.limit.canonical)
        case .decimal(.any, let largest): words.decimal((from: "-\(largest)", to: "\(largest)"))
        case .decimal(.notNegative, let largest): words.decimal((from: "0", to: "\(largest)"))
        case .decimal(.positive, let largest): words.positive("\(largest)")
        case .day: words.day
        case .month: words.month
        }
    }
}

extension Form.Sign {
    fileprivate func allows(_ number: ExactDecimal) -> Bool {
        switch self {
        case .any: true
        case .notNegative: number >= .zero
        case .positive: number > .zero
        }
    }
}
