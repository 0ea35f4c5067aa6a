/// Every tariff plan of every service, with its prices and norms over time, and the categories of households of the
/// norms. Constant until the next batch.
package final class TariffBook: Sendable {
    /// In the order of their codes.
    package let plans: [Plan]
    package let categories: HouseholdCategories
    private let places: [PlanCode: Int]
    private let byService: [ServiceCode: [Plan]]

    package init(_ plans: [Plan], _ categories: HouseholdCategories) {
        self.categories = categories
        self.plans = plans.sorted { $0.code < $1.code }
        byService = Dictionary(grouping: self.plans, by: \.service)
        places = Dictionary(uniqueKeysWithValues: self.plans.enumerated().map { ($1.code, $0) })
    }

    package subscript(code: PlanCode) -> Plan? { places[code].map { plans[$0] } }

    package func plans(of service: ServiceCode) -> [Plan] { byService[service] ?? [] }
}
