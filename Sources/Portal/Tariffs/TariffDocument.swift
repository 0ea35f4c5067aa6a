import Domain
import Words

/// What `/tariffs.json` holds. Its names are those of docs/exchange.md; docs/tariffs-json.md describes it. Decimals and days
/// are texts, so that no reader rounds or shifts them; what is not given is left out.
struct TariffDocument: Encodable {
    let format = "kabinet-tariffs"
    let version = 1
    let suppliers: [Supplier]

    struct Supplier: Encodable {
        let supplier: String
        let name: Name
        let services: [Service]
    }

    struct Service: Encodable {
        let service, unit: String
        let name: Name
        let plans: [Plan]
    }

    struct Plan: Encodable {
        let plan, method, proration: String
        let name: Name
        let offeredFrom, offeredUntil: String?
        let prices: [Price]
        let norms: [Norm]
    }

    struct Price: Encodable {
        let step, validFrom: String
        let validUntil: String?
        let price: String
        let priceNet: String?
        let vatPercent: Int
        let unconfirmed: Bool
        let decision: Decision?
    }

    struct Norm: Encodable {
        let category, step, validFrom: String
        let validUntil, upperLimit: String?
        let decision: Decision?
    }

    struct Decision: Encodable {
        let title, decidedOn, url: String?
    }

    struct Name: Encodable {
        let kk, ru, en: String
    }
}

extension TariffDocument {
    init(_ tariffs: PublicTariffs) {
        suppliers = tariffs.suppliers.map { supplied in
            Supplier(
                supplier: supplied.supplier.code.text, name: Name(supplied.supplier.name),
                services: supplied.services.map { Service($0, tariffs.categories) })
        }
    }
}

extension TariffDocument.Service {
    fileprivate init(_ tariffs: PublicTariffs.Tariffs, _ categories: HouseholdCategories) {
        let service = tariffs.service
        self.init(
            service: service.code.text, unit: service.unit.rawValue, name: TariffDocument.Name(service.name),
            plans: tariffs.plans.map { TariffDocument.Plan($0, categories) })
    }
}

extension TariffDocument.Plan {
    /// The prices by step and day, the norms by category, step and day.
    fileprivate init(_ plan: Plan, _ categories: HouseholdCategories) {
        self.init(
            plan: plan.code.text, method: plan.method.rawValue, proration: plan.proration.rawValue,
            name: TariffDocument.Name(plan.name), offeredFrom: plan.offeredFrom?.iso,
            offeredUntil: plan.offeredUntil?.iso,
            prices: TariffStep.allCases.flatMap { plan.prices(of: $0) }.map { TariffDocument.Price($0, of: plan) },
            norms: categories.all.flatMap { category in
                TariffStep.allCases.flatMap { plan.norms(of: $0, for: category.code) }
            }.map { TariffDocument.Norm($0, of: plan) })
    }
}

extension TariffDocument.Price {
    fileprivate init(_ price: Plan.Price, of plan: Plan) {
        self.init(
            step: price.step.rawValue, validFrom: price.validFrom.iso, validUntil: plan.lastDay(of: price)?.iso,
            price: price.price.canonical, priceNet: price.net?.canonical, vatPercent: price.vatPercent,
            unconfirmed: !price.isConfirmed, decision: price.decision.map(TariffDocument.Decision.init))
    }
}

extension TariffDocument.Norm {
    fileprivate init(_ norm: Plan.Norm, of plan: Plan) {
        self.init(
            category: norm.category.text, step: norm.step.rawValue, validFrom: norm.validFrom.iso,
            validUntil: plan.lastDay(of: norm)?.iso, upperLimit: norm.upperLimit?.canonical,
            decision: norm.decision.map(TariffDocument.Decision.init))
    }
}

extension TariffDocument.Decision {
    fileprivate init(_ decision: Plan.Decision) {
        self.init(title: decision.title, decidedOn: decision.decidedOn?.iso, url: decision.page)
    }
}

extension TariffDocument.Name {
    fileprivate init(_ words: Words) {
        self.init(kk: words.kk, ru: words.ru, en: words.en)
    }
}
