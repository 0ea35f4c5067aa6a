import Domain
import Store

extension BatchFile {
    /// All files of the format, in the order in which they are read: each after the files that it refers to.
    static let all = [
        suppliers, offices, services, readingWindows, plans, prices, categories, categoryMarks, norms, billBack,
        accounts,
        households, accountPlans, meters, readings, balances, adjustments, payments, paymentSplits, bills, billLines,
        billReadings,
    ]

    /// What an update takes away is read before all files.
    static let allDeletions = all.map(\.deletions)

    static let suppliers = BatchFile(
        "suppliers.csv", table: "supplier", key: 1, isRequired: true, list: .suppliers,
        columns: [.code("supplier")] + Column.names + [
            .number("bin", .bin).optional, .text("phones").optional, .text("email").optional,
            .text("website").optional, .code("renamed_from").optional, .number("iban", .iban).optional,
            .number("bik", .bic).optional, .number("kbe", .beneficiaryCode).optional, .text("bank_kk").optional,
            .text("bank_ru").optional, .text("bank_en").optional, .text("offices_kk").optional,
            .text("offices_ru").optional, .text("offices_en").optional,
        ],
        rule: { SupplierOfPart($0, $1) })

    static let offices = BatchFile(
        "offices.csv", table: "office", key: 1, list: .offices,
        columns: [
            .code("office"), .code("supplier", in: .suppliers), .word("kind", Office.Kind.self),
            .integer("position", positions),
        ] + Column.names + [
            .text("address_kk").optional, .text("address_ru").optional, .text("address_en").optional,
            .text("phones").optional, .text("hours_kk").optional, .text("hours_ru").optional,
            .text("hours_en").optional, .text("email").optional,
        ])

    static let services = BatchFile(
        "services.csv", table: "service", key: 1, isRequired: true, list: .services,
        columns: [
            .code("service"), .code("supplier", in: .suppliers),
            .word(
                "kind",
                ["electricity", "cold_water", "hot_water", "sewerage", "heating", "gas", "waste", "other"]),
            .word("unit", Service.Unit.self), .integer("position", positions),
        ] + Column.names + [.word("pays_others", ["yes", "no"]).optional])

    static let readingWindows = BatchFile(
        "reading_windows.csv", table: "reading_window", key: 2,
        columns: [
            .code("service", in: .services), .day("valid_from"), .integer("first_day", 1...31).optional,
            .integer("last_day", 1...31).optional, .integer("kept_from", 1...31).optional,
            .word("late", ["keep", "refuse"]).optional,
            .decimal("most_a_day", .positive, upTo: largestQuantity).optional,
        ],
        rule: { rows, _ in AllRules([BothOrNone(rows, "first_day", "last_day"), KeptBeforeItOpens(rows)]) })

    static let plans = BatchFile(
        "plans.csv", table: "plan", key: 1, list: .plans,
        columns: [
            .code("plan"), .code("service", in: .services),
            .word("method", Plan.Method.self), .word("proration", Plan.Proration.self), .day("offered_from").optional,
            .day("offered_until").optional,
        ] + Column.names)

    static let prices = BatchFile(
        "prices.csv", table: "price", key: 3,
        columns: [
            .code("plan", in: .plans), .word("step", TariffStep.self), .day("valid_from"),
            .decimal("price", .notNegative, upTo: largestPrice),
            .decimal("price_net", .notNegative, upTo: largestPrice).optional, .integer("vat_percent", 0...100),
            .word("confirmed", ["yes", "no"]),
        ] + decision,
        rule: { try StepsFitThePlan($0, $1) })

    static let categories = BatchFile(
        "categories.csv", table: "category", key: 1, list: .categories,
        columns: [
            .code("category"), .integer("position", positions),
            .integer("residents_max", 1...mostResidents).optional,
        ] + Column.names)

    static let categoryMarks = BatchFile(
        "category_marks.csv", table: "category_mark", key: 2,
        columns: [.code("stove"), .code("benefit"), .code("category", in: .categories)])

    static let norms = BatchFile(
        "norms.csv", table: "norm", key: 4,
        columns: [
            .code("plan", in: .plans), .code("category", in: .categories),
            .word("step", TariffStep.levels), .day("valid_from"),
            .decimal("upper_limit", .notNegative, upTo: 100_000).optional,
        ] + decision)

    static let billBack = BatchFile(
        "bill_back.csv", table: "bill_back", key: 2,
        columns: [
            .code("section"), .day("valid_from"), .day("valid_until").optional, .integer("position", positions),
            .text("head_kk"), .text("head_ru"), .text("head_en"), .paragraphs("text_kk"), .paragraphs("text_ru"),
            .paragraphs("text_en"), .word("place", ["back", "overdue"]).optional,
        ],
        rule: { rows, _ in LastDayNotBeforeFirst(rows, first: "valid_from", last: "valid_until") })

    static let accounts = BatchFile(
        "accounts.csv", table: "account", key: 1, isRequired: true,
        columns: [.account, .text("payer"), .text("address")] + household + [
            .code("plan", in: .plans).optional, .decimal("area", .notNegative, upTo: 1_000_000).optional,
            .code("office", in: .offices).optional, .day("closed_on").optional,
            .accountNumber("printed_number").optional, .day("opened").optional,
            .accountNumber("merged_into").optional,
        ],
        rule: { rows, context in
            AllRules([
                try MarksHaveACategory(rows, context), MergedAccountsAreClosed(rows),
                PrintableLetters(rows, context.letters, ["payer", "address"]),
                LastDayNotBeforeFirst(rows, first: "opened", last: "closed_on"),
            ])
        })

    static let households = BatchFile(
        "households.csv", table: "household", key: 2,
        columns: [.account, .day("valid_from")] + household + [.code("plan", in: .plans).optional],
        rule: { try MarksHaveACategory($0, $1) })

    static let accountPlans = BatchFile(
        "account_plans.csv", table: "account_plan", key: 3,
        columns: [.account, .code("service", in: .services), .day("valid_from"), .code("plan", in: .plans)])

    static let meters = BatchFile(
        "meters.csv", table: "meter", key: 3,
        columns: [
            .account, .code("service", in: .services), .number("meter"),
            .word("registers", Meter.Registers.self), .integer("digits", 1...9),
            .decimal("ratio", .positive, upTo: 10_000), .day("verified_on").optional, .day("replace_by").optional,
            .day("installed_on").optional, .day("removed_on").optional,
            .word("registers_before", Meter.Registers.self).optional, .day("registers_since").optional,
        ],
        rule: { try MetersKeepTheirReadings($0, $1) })

    static let readings = BatchFile(
        "readings.csv", table: "reading", key: 6,
        columns: [
            .account, .code("service", in: .services), .number("meter"),
            .word("register", Register.self), .day("day"),
            .word("origin", Reading.Origin.self),
            .decimal("value", .notNegative, upTo: largestQuantity),
        ],
        rule: { try ReadingsFitTheMeter($0, $1, values: ["value"], days: ["day"]) })

    /// Far above any household's, and small enough that all calculations with them are exact.
    static let (largestPrice, largestQuantity) = (Int64(100_000), ExactDecimal.largestQuantity)
    private static let positions: ClosedRange<Int64> = 0...1_000_000
    static let mostResidents: Int64 = 1_000
    private static let decision: [Column] = [
        .text("decision").optional, .day("decided_on").optional, .text("decision_url").optional,
    ]
    private static let household: [Column] = [
        .integer("residents", 0...mostResidents), .code("stove"), .code("benefit"),
    ]
}
