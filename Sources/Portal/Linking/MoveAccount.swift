import Domain
import Store
import Web

/// Moves an account up or down in the customer's list.
struct MoveAccount: Action, FixedEndpoint {
    typealias Context = CustomerContext
    static let path = LinkedAccountsPage.path

    func perform(_ form: GenuineForm, _ context: CustomerContext) async throws -> Done {
        let (slug, step) = (AccountSlug(form["account"]), form["to"] == "up" ? -1 : 1)
        let rules = context.settings.linking
        try await context.write { customer in
            // Those of the list, so that each step is seen.
            let listed = try customer.linkedAccounts().filter { rules.lists(isConfirmed: $0.isConfirmed) }
            var slugs = listed.map(\.slug)
            guard let place = slugs.firstIndex(where: { $0 == slug }), slugs.indices.contains(place + step) else {
                return
            }
            slugs.swapAt(place, place + step)
            try customer.arrange(slugs)
        }
        return Done(next: LinkedAccountsPage())
    }
}
