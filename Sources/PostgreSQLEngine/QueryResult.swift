import CPostgreSQL
import Store

/// The result of one statement. The rows are in text format, so that a sum, which PostgreSQL returns as NUMERIC, is
/// parsed like any other number.
final class QueryResult {
    let result: OpaquePointer

    init(_ result: OpaquePointer) {
        self.result = result
    }

    deinit { PQclear(result) }

    var status: ExecStatusType { PQresultStatus(result) }
    var rowCount: Int32 { PQntuples(result) }
    /// The number of changed rows.
    var changes: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }
    /// The command tag: the statement's first word, and more.
    var tag: String { String(cString: PQcmdStatus(result)) }

    func visit(_ body: (any Row) throws -> Void) rethrows {
        try withExtendedLifetime(self) {
            for row in 0..<rowCount { try body(PostgreSQLRow(result: result, row: row)) }
        }
    }

    /// A field of an error: its SQLSTATE, its message, its object.
    func part(_ code: Unicode.Scalar) -> String? {
        PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) }
    }
}

private struct PostgreSQLRow: Row {
    let result: OpaquePointer
    let row: Int32

    func isNull(_ column: Int) -> Bool { PQgetisnull(result, row, Int32(column)) == 1 }

    func int(_ column: Int) -> Int64 {
        var (number, isNegative): (Int64, Bool) = (0, false)
        for character in characters(column) {
            if character == UInt8(ascii: "-") {
                isNegative = true
            } else {
                // Negative while it is parsed, since Int64 has one more number below zero than above.
                number = number &* 10 &- Int64(character &- UInt8(ascii: "0"))
            }
        }
        return isNegative ? number : -number
    }

    func text(_ column: Int) -> String { String(decoding: characters(column), as: UTF8.self) }

    /// In the hex format: `\x`, then two digits for each byte.
    func bytes(_ column: Int) -> [UInt8] {
        let digits = characters(column).dropFirst(2)
        return stride(from: digits.startIndex, to: digits.endIndex, by: 2).map {
            nibble(digits[$0]) << 4 | nibble(digits[$0 + 1])
        }
    }

    private func characters(_ column: Int) -> UnsafeBufferPointer<UInt8> {
        let count = Int(PQgetlength(result, row, Int32(column)))
        guard count > 0, let start = PQgetvalue(result, row, Int32(column)) else { return .init(start: nil, count: 0) }
        return UnsafeRawBufferPointer(start: start, count: count).bindMemory(to: UInt8.self)
    }
}

private func nibble(_ digit: UInt8) -> UInt8 {
    digit >= UInt8(ascii: "a") ? digit - UInt8(ascii: "a") + 10 : digit - UInt8(ascii: "0")
}
