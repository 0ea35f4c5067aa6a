import Domain

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Writes a CSV file row by row; counts its rows and adds up its sums for the manifest.
final class CSVFile {
    let name: String
    private(set) var rows = 0
    private let columns: [String]
    private var sums: [Int64]
    private let stream: UnsafeMutablePointer<FILE>
    private var buffer: [UInt8] = []
    private var column = 0

    private static let bufferSize = 1 << 20
    private static let money: Set<String> = ["opening", "charged", "adjusted", "paid", "closing", "amount"]

    /// - Throws: `CityError.unwritable`.
    convenience init(_ folder: String, _ name: String, _ columns: String) throws(CityError) {
        try self.init(path: "\(folder)/\(name)", name: name, columns)
    }

    /// An existing file is not overwritten.
    ///
    /// - Throws: `CityError.unwritable`.
    init(path: String, name: String? = nil, _ columns: String) throws(CityError) {
        guard let stream = fopen(path, "wx") else {
            throw .unwritable(path, reason: String(cString: strerror(errno)))
        }
        (self.name, self.stream) = (name ?? path, stream)
        self.columns = columns.split(separator: ",").map(String.init)
        sums = self.columns.map { _ in 0 }
        buffer.reserveCapacity(CSVFile.bufferSize + 4096)
        buffer += columns.utf8
        buffer.append(UInt8(ascii: "\n"))
    }

    func text(_ text: String) {
        separate()
        buffer += CSV.field(text).utf8
    }

    /// A word that needs no quotes.
    func word(_ word: StaticString) {
        separate()
        word.withUTF8Buffer { buffer += $0 }
    }

    func number(_ number: Int) {
        separate()
        digits(number.magnitude, isNegative: number < 0, places: 0)
    }

    func sum(tiyn: Int64) {
        sums[column] += tiyn
        separate()
        digits(UInt(tiyn.magnitude), isNegative: tiyn < 0, places: 2)
    }

    /// In millionths, without trailing zeros.
    func decimal(millionths: Int64) {
        separate()
        var (digits, places) = (UInt(millionths.magnitude), 6)
        while places > 0, digits % 10 == 0 { (digits, places) = (digits / 10, places - 1) }
        self.digits(digits, isNegative: millionths < 0, places: places)
    }

    func endRow() throws(CityError) {
        buffer.append(UInt8(ascii: "\n"))
        column = 0
        rows += 1
        if buffer.count >= CSVFile.bufferSize { try flush() }
    }

    /// The file's entry in the manifest.
    func close() throws(CityError) -> String {
        try flush()
        guard fclose(stream) == 0 else { throw .unwritable(name, reason: String(cString: strerror(errno))) }
        let totals = zip(columns, sums).filter { CSVFile.money.contains($0.0) }.map { column, tiyn in
            let sign = tiyn < 0 ? "-" : ""
            let hundredths = tiyn.magnitude % 100
            return "\"\(column)\": \"\(sign)\(tiyn.magnitude / 100).\(hundredths < 10 ? "0" : "")\(hundredths)\""
        }
        let sums = totals.isEmpty ? "" : ", \"sums\": {\(totals.joined(separator: ", "))}"
        return "{\"name\": \"\(name)\", \"rows\": \(rows)\(sums)}"
    }

    private func flush() throws(CityError) {
        guard fwrite(buffer, 1, buffer.count, stream) == buffer.count else {
            throw .unwritable(name, reason: String(cString: strerror(errno)))
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private func separate() {
        if column > 0 { buffer.append(UInt8(ascii: ",")) }
        column += 1
    }

    private func digits(_ magnitude: UInt, isNegative: Bool, places: Int) {
        if isNegative { buffer.append(UInt8(ascii: "-")) }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { room in
            var (rest, start, written) = (magnitude, 24, 0)
            repeat {
                start -= 1
                room[start] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
                written += 1
                if written == places {
                    start -= 1
                    room[start] = UInt8(ascii: ".")
                }
            } while rest > 0 || written <= places
            buffer += room[start..<24]
        }
    }
}

package enum CityError: Error, CustomStringConvertible {
    case unwritable(String, reason: String)
    case notEmpty(String)

    package var description: String {
        switch self {
        case .unwritable(let file, let reason): "\(file) cannot be written: \(reason)"
        case .notEmpty(let folder): "\(folder) exists already: choose another --out"
        }
    }
}
