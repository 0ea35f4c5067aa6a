import Store

/// The value of a cell, as the database stores it. Text is in the reader's buffer, valid until the next row.
enum Value {
    case none
    case int(Int64)
    case text(UnsafeRawBufferPointer)

    var int: Int64 {
        if case .int(let number) = self { number } else { 0 }
    }

    var bytes: UnsafeRawBufferPointer {
        if case .text(let bytes) = self { bytes } else { UnsafeRawBufferPointer(start: nil, count: 0) }
    }

    /// - Parameter number: what an empty cell means; nil for nothing.
    func orElse(_ number: Int64?) -> Value {
        if case .none = self, let number { .int(number) } else { self }
    }
}

extension RowInsert {
    func add(_ value: Value) {
        switch value {
        case .none: addNull()
        case .int(let number): add(int: number)
        case .text(let bytes): add(text: bytes)
        }
    }
}

extension BulkStatement {
    func bind(_ parameter: Int, _ value: Value) {
        switch value {
        case .none: bindNull(parameter)
        case .int(let number): bind(parameter, int: number)
        case .text(let bytes): bind(parameter, text: bytes)
        }
    }

    /// The first columns of a row as the first parameters.
    func bind(_ row: BatchRow, _ file: BatchFile, columns: Int) {
        for (place, value) in row.values.prefix(columns).enumerated() {
            bind(place + 1, value.orElse(file.columns[place].ifEmpty))
        }
    }
}
