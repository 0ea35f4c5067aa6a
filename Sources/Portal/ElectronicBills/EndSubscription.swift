import Domain
import Store
import Web

/// Ends a subscription in the settings.
struct EndSubscription: Action {
    typealias Context = CustomerContext
    static let path: PathTemplate = "/settings/accounts/{account}/electronic-bill/end"

    let slug: AccountSlug

    func perform(_ form: GenuineForm, _ context: CustomerContext) async throws -> Done {
        try await context.write { try $0.linkedAccount(slug).endSubscription(now: context.visit.now) }
        return Done(next: SubscriptionPage(slug: slug, done: .ended))
    }
}

extension EndSubscription {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug)
    }

    var places: [any PathValue] { [slug] }
}
