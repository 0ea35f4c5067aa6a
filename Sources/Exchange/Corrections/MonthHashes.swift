/// A hash of each month, of one part of an account's bills.
struct MonthHashes: Equatable {
    /// In ascending order.
    private(set) var months: [Int32] = []
    private var hashes: [UInt64] = []
    private var place = 0

    /// Rows come in the order of months, or of services and then months: the next one is near the one before.
    mutating func add(_ hash: UInt64, to month: Int64) {
        let month = Int32(truncatingIfNeeded: month)
        if place < months.count, months[place] == month {
            hashes[place] &+= hash
            return
        }
        if place + 1 < months.count, months[place + 1] == month {
            place += 1
            hashes[place] &+= hash
            return
        }
        place = months.firstIndex { $0 >= month } ?? months.count
        if place == months.count || months[place] != month {
            months.insert(month, at: place)
            hashes.insert(0, at: place)
        }
        hashes[place] &+= hash
    }

    subscript(month: Int32) -> UInt64? { months.firstIndex(of: month).map { hashes[$0] } }

    /// The months in one of the two whose hashes differ.
    func differing(from other: MonthHashes) -> [Int32] {
        Set(months).union(other.months).filter { self[$0] != other[$0] }.sorted()
    }

    mutating func removeAll() {
        months.removeAll(keepingCapacity: true)
        hashes.removeAll(keepingCapacity: true)
        place = 0
    }

    static func == (left: MonthHashes, right: MonthHashes) -> Bool {
        left.months == right.months && left.hashes == right.hashes
    }
}

// As the database stores them: twelve bytes a month.
extension MonthHashes {
    var stored: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(months.count * 12)
        for (month, hash) in zip(months, hashes) {
            withUnsafeBytes(of: month.littleEndian) { bytes += $0 }
            withUnsafeBytes(of: hash.littleEndian) { bytes += $0 }
        }
        return bytes
    }

    init(stored bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            for place in stride(from: 0, to: bytes.count - 11, by: 12) {
                months.append(Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: Int32.self)))
                hashes.append(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 4, as: UInt64.self)))
            }
        }
    }
}
