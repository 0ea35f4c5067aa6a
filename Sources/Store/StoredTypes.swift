package import Domain

// How the domain's values are stored: days, months, sums as integers, codes as text.

extension Int64: Bindable {
    package var stored: StoredValue { .int(self) }
}

extension Int: Bindable {
    package var stored: StoredValue { .int(Int64(self)) }
}

extension String: Bindable {
    package var stored: StoredValue { .text(self) }
}

extension [UInt8]: Bindable {
    package var stored: StoredValue { .bytes(self) }
}

extension Optional: Bindable where Wrapped: Bindable {
    package var stored: StoredValue { self?.stored ?? .null }
}

extension Money: Bindable {
    package var stored: StoredValue { .int(tiyn) }
}

extension Day: Bindable {
    package var stored: StoredValue { .int(Int64(number)) }
}

extension Month: Bindable {
    package var stored: StoredValue { .int(Int64(number)) }
}

extension Timestamp: Bindable {
    package var stored: StoredValue { .int(seconds) }
}

extension AccountNumber: Bindable {
    package var stored: StoredValue { .text(text) }
}

extension ServiceCode: Bindable {
    package var stored: StoredValue { .text(text) }
}

extension PlanCode: Bindable {
    package var stored: StoredValue { .text(text) }
}

extension SupplierCode: Bindable {
    package var stored: StoredValue { .text(text) }
}

extension MeterNumber: Bindable {
    package var stored: StoredValue { .text(text) }
}

extension Row {
    package func money(_ column: Int) -> Money { Money(tiyn: int(column)) }
    package func day(_ column: Int) -> Day { Day(number: Int(int(column))) }
    package func month(_ column: Int) -> Month { Month(number: Int(int(column))) }
    package func moment(_ column: Int) -> Timestamp { Timestamp(seconds: int(column)) }
    package func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
    package func optionalDay(_ column: Int) -> Day? { isNull(column) ? nil : day(column) }
    package func optionalMoment(_ column: Int) -> Timestamp? { isNull(column) ? nil : moment(column) }
    /// Nil if the customer has never chosen one.
    package func language(_ column: Int) -> Language? { optionalText(column).flatMap(Language.init(rawValue:)) }

    package func decimal(_ column: Int) -> ExactDecimal { ExactDecimal(millionths: int(column)) }

    package func accountNumber(_ column: Int) -> AccountNumber { AccountNumber(stored: text(column)) }
    // Both are compiled into their callers, as the functions of `Connection`.
    @inline(__always) package func code<C: Code>(_ column: Int) -> C { C(stored: text(column)) }
    package func meter(_ column: Int) -> MeterNumber { MeterNumber(stored: text(column)) }

    /// A case of an enumeration; an unknown word was written by a newer program.
    @inline(__always) package func word<Word: RawRepresentable<String>>(_ column: Int) throws -> Word {
        guard let word = Word(rawValue: text(column)) else {
            throw DatabaseError("unknown \(Word.self)")
        }
        return word
    }

    /// The words in three languages in three columns, kk first.
    package func words(_ column: Int) -> Words {
        Words(kk: text(column), ru: text(column + 1), en: text(column + 2))
    }
}
