import Domain
import Store
import Web

/// Removes an account from the customer's list, and tells the helpers whose access ends with it.
struct RemoveAccount: Action {
    typealias Context = CustomerContext
    static let path = RemoveAccountPage.path

    let slug: AccountSlug

    func perform(_ form: GenuineForm, _ context: CustomerContext) async throws -> Done {
        let visit = context.visit
        try await context.write { customer in
            let linked = try customer.linkedAccount(slug)
            for ended in try linked.remove(now: visit.now) {
                try ended.tellHelper(customer, context)
            }
            try customer.log(.accountRemoved, detail: linked.number.text, device: visit.device, now: visit.now)
        }
        return Done(next: LinkedAccountsPage())
    }
}

extension RemoveAccount {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug)
    }

    var places: [any PathValue] { [slug] }
}
