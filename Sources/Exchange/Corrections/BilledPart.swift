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

    /// For an `AccountsStatement`: their rows, since the month that is its number.
    var rows: SQL { all + " WHERE account IN " + SQL.accounts + " AND month >= " + SQL.number(1) }

    /// For a range of accounts.
    var rowsOfRange: SQL { all + " WHERE account >= $1 AND account <= $2" }

    private var all: SQL {
        "SELECT account, month, " + columns.map { file.columns[$0.place].name }.joined() + " FROM " + file.table
    }

    /// Of a row of one of these queries.
    func hash(_ row: any Row) -> (month: Int64, hash: UInt64) {
        var hash = ContentHash()
        for (index, column) in columns.enumerated() {
            let place = 2 + index
            if row.isNull(place) {
                hash.add(.none, ifEmpty: column.ifEmpty)
            } else if column.isText {
                Array(row.text(place).utf8).withUnsafeBytes { hash.add($0) }
            } else {
                hash.add(row.int(place))
            }
        }
        return (row.int(1), hash.value)
    }
}
