import Domain

extension ToldInterval {
    static let columns: SQL = """
        SELECT account, month, service, meter, register, from_day, from_value, until_day, until_value FROM bill_reading
        """ + " "

    init(_ row: any Row) throws {
        self.init(
            meter: row.meter(3), register: try row.word(4), from: Count(day: row.day(5), value: row.decimal(6)),
            until: Count(day: row.day(7), value: row.decimal(8)))
    }
}
