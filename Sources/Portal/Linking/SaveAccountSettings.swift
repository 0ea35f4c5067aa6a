import Domain
import Store
import Web

/// Handles the form of `AccountSettingsPage`.
struct SaveAccountSettings: FormAction {
    typealias Context = CustomerContext
    static let path = AccountSettingsPage.path

    let slug: AccountSlug

    struct Input: Sendable {
        let name: DisplayName?
        let isHidden: Bool
        let opensFirst: Bool
    }

    func parse(_ form: GenuineForm) throws(Refused<AccountSettingsPage.Problem>) -> Input {
        let name = DisplayName(form["name"])
        guard name != nil || form["name"].trimmingBlanks().isEmpty else { throw Refused(.nameTooLong) }
        return Input(name: name, isHidden: !form["hidden"].isEmpty, opensFirst: !form["first"].isEmpty)
    }

    func page(_ typed: FormFields, _ problems: [AccountSettingsPage.Problem]) -> AccountSettingsPage {
        AccountSettingsPage(slug: slug, typed: typed, problems: problems)
    }

    func perform(_ input: Input, _ context: CustomerContext) async throws -> Done {
        try await context.write { customer in
            try customer.linkedAccount(slug).save(
                name: input.name?.text, isHidden: input.isHidden, opensFirst: input.opensFirst)
        }
        return Done(next: LinkedAccountsPage())
    }
}

extension SaveAccountSettings {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug)
    }

    var places: [any PathValue] { [slug] }
}
