package import Domain

extension Connection {
    /// What a plan costs on a day, with the norms of a category of households. Nil when there is no such plan, or when it has
    /// no price yet.
    package func tariff(
        of plan: String, for category: Household.Category, on day: Day
    ) throws -> TariffInForce? {
        try self.plan(plan)?.inForce(for: category, on: day)
    }
}
