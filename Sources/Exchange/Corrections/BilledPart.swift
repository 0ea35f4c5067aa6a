import Store

/// A file that says what bills charge, and which of its columns do. What is paid, and to whom a bill goes, is no correction.
struct BilledPart {
    let file: BatchFile
    private let month: Int
    private let columns: [Column]

    /// As the rows need it: a column itself is too much to copy for each cell.
    private struct Column {
        let place: Int
        let ifEmpty: Int64?
        let isText: Bool
    }

    /// Nil for a file that says nothing of bills.
    init?(_ file: BatchFile) {
        let titles: [String]
        switch file.name {
        case BatchFile.balances.name: titles = ["service", "opening", "charged", "adjusted"]
        case BatchFile.bills.name: titles = ["issued", "due"]
        case BatchFile.billLines.name:
            titles = [
                "service", "step", "charged_from", "charged_until", "method", "quantity", "price", "charged",
                "rate_percent", "part", "parts",
            ]
        default: return nil
        }
        self.file = file
        month = file.place(of: "month")
        columns = titles.map { title in
            let place = file.place(of: title)
            return Column(place: place, ifEmpty: file.columns[place].ifEmpty, isText: file.columns[place].isText)
        }
    }

    func add(_ row: BatchRow, to months: inout MonthHashes) {
        var hash = ContentHash()
        for column in columns { hash.add(row.values[column.place], ifEmpty: column.ifEmpty) }
        months.add(hash.value, to: row.values[month].int)
    }

    /// An account's rows, as `add(_:to:)` reads them.
    var rows: SQL {
        "SELECT month, " + columns.map { file.columns[$0.place].name }.joined() + " FROM " + file.table
            + " WHERE account = $1"
    }

    /// The same for a range of accounts, each row with its account first.
    var rowsOfAccounts: SQL {
        "SELECT account, month, " + columns.map { file.columns[$0.place].name }.joined() + " FROM " + file.table
            + " WHERE account >= $1 AND account <= $2"
    }

    func add(_ row: any Row, to months: inout MonthHashes) {
        let (month, hash) = hash(row, after: 0)
        months.add(hash, to: month)
    }

    /// - Parameter first: how many columns come before the month.
    func hash(_ row: any Row, after first: Int) -> (month: Int64, hash: UInt64) {
        var hash = ContentHash()
        for (index, column) in columns.enumerated() {
            let place = first + 1 + index
            if row.isNull(place) {
                hash.add(.none, ifEmpty: column.ifEmpty)
            } else if column.isText {
                Array(row.text(place).utf8).withUnsafeBytes { hash.add($0) }
            } else {
                hash.add(row.int(place))
            }
        }
        return (row.int(first), hash.value)
    }
}
