import Domain
import Store

/// Every plan, by supplier and service: the content of the page and of the file.
struct PublicTariffs: Sendable {
    /// In the order in which a bill lists their services; services without a plan are left out.
    let suppliers: [SuppliedServices]
    let categories: HouseholdCategories

    struct SuppliedServices: Sendable {
        let supplier: Supplier
        let services: [Tariffs]
    }

    struct Tariffs: Sendable {
        let service: Service
        /// In the order of their codes.
        let plans: [Plan]
    }

    /// Empty before the first batch.
    init(_ catalogue: Catalogue?) {
        categories = catalogue?.tariffs.categories ?? HouseholdCategories([], byMarks: [:])
        suppliers = (catalogue?.supplies ?? []).compactMap { supply in
            let services = supply.services.compactMap { service in
                let plans = catalogue?.tariffs.plans(of: service.code) ?? []
                return plans.isEmpty ? nil : Tariffs(service: service, plans: plans)
            }
            return services.isEmpty ? nil : SuppliedServices(supplier: supply.supplier, services: services)
        }
    }
}
