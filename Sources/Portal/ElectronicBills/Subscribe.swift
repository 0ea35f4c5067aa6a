import Domain
import Store
import Web

/// Handles the form of `SubscriptionPage`: subscribes, or changes the choice about paper.
struct Subscribe: FormAction {
    typealias Context = CustomerContext
    static let path = SubscriptionPage.path

    let slug: AccountSlug

    enum Problem: FormProblem {
        case formExpired
    }

    func parse(_ form: GenuineForm) -> Bool { !form["instead"].isEmpty }

    func page(_ typed: FormFields, _ problems: [Problem]) -> SubscriptionPage {
        SubscriptionPage(slug: slug, isExpired: true)
    }

    func perform(_ isInstead: Bool, _ context: CustomerContext) async throws -> Done {
        let isInstead = isInstead && context.settings.paperBills == .choice
        let done: SubscriptionPage.Done? = try await context.write { customer in
            let linked = try customer.linkedAccount(slug)
            let isActive = try customer.billSubscriptions()[linked.number]?.isActive == true
            if isActive {
                try linked.choose(isInsteadOfPaper: isInstead)
                return .saved
            }
            let token = context.keys.unsubscribe.token(customer.id, linked.number).digest
            let now = context.visit.now
            return try linked.subscribe(isInsteadOfPaper: isInstead, token: token, now: now) ? .subscribed : nil
        }
        return Done(next: SubscriptionPage(slug: slug, done: done))
    }
}

extension Subscribe {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug)
    }

    var places: [any PathValue] { [slug] }
}
