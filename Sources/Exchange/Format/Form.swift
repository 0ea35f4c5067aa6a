import Domain

/// The form of a cell.
enum Form: Sendable {
    case text(_ characters: Int?)
    case code
    case account
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
        case .text(let limit): isText(cell, limit) ? .text(cell) : nil
        case .code: CodeText.isWellFormed(cell) ? .text(cell) : nil
        case .account: AccountNumber.isWellFormed(cell) ? .text(cell) : nil
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

    var expectation: String {
        switch self {
        case .text(let limit): "text in UTF-8" + (limit.map { ", at most \($0) characters" } ?? "")
        case .code: "a code: 1 to 32 of a–z A–Z 0–9 . _ -"
        case .account: "an account number: 1 to 20 of 0–9 A–Z - /"
        case .word(let words): "one of: " + words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", ")
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .money: "a sum such as 9108.80: at most 2 places, at most \(Money.limit.canonical)"
        case .decimal(.any, let largest):
            "a number from -\(largest) to \(largest), such as 0.456: at most 6 places"
        case .decimal(.notNegative, let largest): "a number from 0 to \(largest), such as 0.456: at most 6 places"
        case .decimal(.positive, let largest):
            "a number above 0, at most \(largest), such as 0.456: at most 6 places"
        case .day: "a day such as 2019-09-30"
        case .month: "a month such as 2019-09"
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

/// Valid UTF-8, without control characters except the tab and line ends.
private func isText(_ cell: UnsafeRawBufferPointer, _ limit: Int?) -> Bool {
    let isPlain = cell.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == lineFeed || $0 == carriageReturn }
    guard isPlain, (try? UTF8Span(validating: cell.bindMemory(to: UInt8.self).span)) != nil else { return false }
    guard let limit, cell.count > limit else { return true }
    return cell.count { $0 & 0xC0 != 0x80 } <= limit
}
