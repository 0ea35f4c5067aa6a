import Domain

extension Connection {
    func readingRules() throws -> ReadingRules {
        let rules = try rows(
            "SELECT service, valid_from, first_day, last_day, kept_from, late, most_a_day FROM reading_window"
        ) { row in
            let window =
                row.isNull(2) || row.isNull(3)
                ? nil
                : ReadingWindow(
                    first: Int(row.int(2)), last: Int(row.int(3)),
                    keptFrom: row.isNull(4) ? nil : Int(row.int(4)), keepsLate: row.optionalText(5) == "keep")
            let rule = ReadingRule(
                validFrom: row.day(1), window: window, mostADay: row.isNull(6) ? nil : row.decimal(6))
            return (service: row.code(0) as ServiceCode, rule: rule)
        }
        return ReadingRules(Dictionary(grouping: rules, by: \.service).mapValues { $0.map(\.rule) })
    }
}
