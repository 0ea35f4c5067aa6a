import Domain
import Store

/// The ledger, and the bills based on it.
extension BatchFile {
    static let balances = BatchFile(
        "balances.csv", table: "balance", key: 3, isRequired: true,
        columns: [
            .account, .code("service", in: .services), .month("month"), .money("opening"), .money("charged"),
            .money("adjusted"), .money("paid"), .money("closing"),
        ],
        rule: { try BalancesFollow($0, $1) })

    static let adjustments = BatchFile(
        "adjustments.csv", table: "adjustment", key: 4,
        columns: [
            .account, .code("service", in: .services), .month("month"), .integer("number", 1...1_000_000),
            .money("amount"), .month("about").optional, .text("reason_kk"), .text("reason_ru"), .text("reason_en"),
        ],
        rule: { AllRules([AboutNoLaterMonth($0), try PartsAddUp($0, $1, .adjustments)]) })

    static let payments = BatchFile(
        "payments.csv", table: "payment", key: 2,
        columns: [
            .account, .number("payment"), .day("day"), .month("month"), .money("amount"), .text("bank"),
            .number("reverses").optional,
        ],
        rule: { AllRules([try RepeatedPayments($0, $1), try ReversalsFit($0, $1), try PaymentsOfOthers($0, $1)]) })

    static let paymentSplits = BatchFile(
        "payment_splits.csv", table: "payment_split", key: 3,
        columns: [.account, .number("payment"), .code("service", in: .services), .money("amount")],
        rule: { try SplitsFitBalances($0, $1) })

    static let bills = BatchFile(
        "bills.csv", table: "bill", key: 2,
        columns: [
            .account, .month("month"), .day("issued"), .day("due"), .text("payer").optional,
            .text("address").optional, .integer("residents", 0...mostResidents).optional,
        ],
        rule: { rows, _ in LastDayNotBeforeFirst(rows, first: "issued", last: "due") })

    static let billLines = BatchFile(
        "bill_lines.csv", table: "bill_line", key: 6,
        columns: [
            .account, .month("month"), .code("service", in: .services),
            .word("step", TariffStep.allCases.map(\.rawValue) + OtherCharge.Kind.allCases.map(\.rawValue)),
            .day("charged_from").optional(or: 0), .decimal("price", .any, upTo: largestPrice).optional(or: 0),
            .day("charged_until").optional, .word("method", BillLine.Method.self),
            .decimal("quantity", .any, upTo: largestQuantity).optional(or: 0), .money("charged"),
            .integer("vat_percent", 0...100).optional,
            .decimal("rate_percent", .notNegative, upTo: 1_000).optional, .integer("part", 1...1_000).optional,
            .integer("parts", 1...1_000).optional,
        ],
        rule: { try BillLinesHaveABill($0, $1) })

    static let billReadings = BatchFile(
        "bill_readings.csv", table: "bill_reading", key: 6,
        columns: [
            .account, .month("month"), .code("service", in: .services), .number("meter"),
            .word("register", Register.self), .day("from_day"),
            .decimal("from_value", .notNegative, upTo: largestQuantity),
            .day("until_day"), .decimal("until_value", .notNegative, upTo: largestQuantity),
        ],
        rule: { rows, context in
            AllRules([
                LastDayNotBeforeFirst(rows, first: "from_day", last: "until_day"),
                try ReadingsFitTheMeter(
                    rows, context, values: ["from_value", "until_value"], days: ["from_day", "until_day"]),
            ])
        })
}
