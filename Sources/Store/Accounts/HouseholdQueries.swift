package import Domain

extension ReadableAccount {
    /// - Parameter former: the account's own household of an earlier time, in place of the present one.
    package func households(insteadOfPresent former: Household? = nil) throws -> HouseholdHistory {
        let categories = catalogue.tariffs.categories
        var facts = HouseholdFacts(former: former)
        try connection.visit(HouseholdFacts.ofAccount, [number]) { try facts.add($0, categories) }
        return facts.history
    }
}

/// What the tables have of an account's household.
struct HouseholdFacts {
    /// In place of the present one, if given.
    private let former: Household?
    private var now: Household?
    private var area: ExactDecimal?
    private var changes: [HouseholdHistory.Change] = []
    private var servicePlans: [ServiceCode: [HouseholdHistory.PlanChange]] = [:]

    init(former: Household? = nil) {
        self.former = former
    }

    var history: HouseholdHistory {
        HouseholdHistory(changes, now: former ?? now, area: area, servicePlans: servicePlans)
    }

    static let ofAccount = query.replacing("{accounts}", with: "account = $1")
    static let ofAccounts = query.replacing("{accounts}", with: "account >= $1 AND account <= $2")

    /// The changes of the household, those of single services' plans, and the present household.
    private static let query: SQL = """
        SELECT residents, stove, benefit, plan, valid_from, NULL AS service, CAST(NULL AS BIGINT) AS area,
            account FROM household
        WHERE {accounts}
        UNION ALL SELECT 0, '', '', plan, valid_from, service, NULL, account FROM account_plan WHERE {accounts}
        UNION ALL SELECT residents, stove, benefit, plan, NULL, NULL, area, account FROM account WHERE {accounts}
        ORDER BY 8, 5
        """

    mutating func add(_ row: any Row, _ categories: HouseholdCategories) throws {
        if let service = row.optionalText(5) {
            servicePlans[ServiceCode(stored: service), default: []].append(.init(from: row.day(4), row.code(3)))
            return
        }
        let household = try Household(row: row, categories)
        guard row.isNull(4) else {
            changes.append(.init(from: row.day(4), household))
            return
        }
        (now, area) = (household, row.isNull(6) ? nil : row.decimal(6))
    }
}

extension Household {
    /// Its residents, stove, benefit and plan are in the first four columns.
    init(row: any Row, _ categories: HouseholdCategories) throws {
        guard let category = categories[HouseholdMarks(stove: row.text(1), benefit: row.text(2))] else {
            throw DatabaseError("a household without a category")
        }
        self.init(
            residents: Int(row.int(0)), category: category.code, plan: row.isNull(3) ? nil : row.code(3))
    }
}
