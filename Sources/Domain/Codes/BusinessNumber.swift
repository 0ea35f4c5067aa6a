/// The kinds of number by which a business in Kazakhstan is known and paid. All but the last two carry check digits.
package enum BusinessNumber: CaseIterable, Sendable {
    /// The business identification number: twelve digits.
    case bin
    /// The bank account: "KZ" and eighteen digits and letters.
    case iban
    /// The bank's identifier: eight or eleven capitals and digits.
    case bic
    /// The beneficiary's code: residency and sector, a digit each.
    case beneficiaryCode

    package func isWellFormed(_ text: UnsafeRawBufferPointer) -> Bool {
        switch self {
        case .bin: isBusinessIdentification(text)
        case .iban: isAccount(text)
        case .bic: (text.count == 8 || text.count == 11) && text.allSatisfy { isCapital($0) || isDigit($0) }
        case .beneficiaryCode: text.count == 2 && (text[0] == 0x31 || text[0] == 0x32) && ("1"..."9").holds(text[1])
        }
    }
}

/// The last digit is the sum of the others, each times its place, modulo 11; where that gives 10, with the weights moved
/// on by two. A number for which it gives 10 again is never issued.
private func isBusinessIdentification(_ text: UnsafeRawBufferPointer) -> Bool {
    guard text.count == 12, text.allSatisfy(isDigit) else { return false }
    let digits = text.map { Int($0) - 0x30 }
    func remainder(_ weights: [Int]) -> Int { zip(digits, weights).map { $0 * $1 }.reduce(0, +) % 11 }
    let first = remainder(Array(1...11))
    return (first < 10 ? first : remainder(Array(3...11) + [1, 2])) == digits[11]
}

/// ISO 13616: with the first four characters moved to the end and letters as 10 to 35, the number leaves 1 modulo 97.
private func isAccount(_ text: UnsafeRawBufferPointer) -> Bool {
    guard text.count == 20, text.starts(with: "KZ".utf8), isDigit(text[2]), isDigit(text[3]),
        text.allSatisfy({ isCapital($0) || isDigit($0) })
    else { return false }
    var rest = 0
    for byte in Array(text[4...]) + Array(text[..<4]) {
        rest = isDigit(byte) ? rest * 10 + Int(byte) - 0x30 : rest * 100 + Int(byte) - 0x41 + 10
        rest %= 97
    }
    return rest == 1
}

private func isDigit(_ byte: UInt8) -> Bool { ("0"..."9").holds(byte) }
private func isCapital(_ byte: UInt8) -> Bool { ("A"..."Z").holds(byte) }

extension ClosedRange<Unicode.Scalar> {
    fileprivate func holds(_ byte: UInt8) -> Bool { contains(Unicode.Scalar(byte)) }
}
