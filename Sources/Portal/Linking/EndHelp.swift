import Domain
package import Store
import Web

/// Ends a helper's access or refuses an invitation, and tells the other side.
struct EndHelp: Action {
    typealias Context = CustomerContext
    static let path: PathTemplate = "/settings/helpers/{access}/end"

    let access: HelperAccessID

    func perform(_ form: GenuineForm, _ context: CustomerContext) async throws -> Done {
        let visit = context.visit
        let page: any Endpoint = try await context.write { customer in
            guard let ended = try customer.endHelp(access) else { return LinkedAccountsPage() }
            let number = ended.access.account
            try customer.log(.helperEnded, detail: number.text, device: visit.device, now: visit.now)
            guard ended.holder.customer == customer.id else {
                let letter = context.letters.letter(to: ended.holder, or: visit.language) { texts in
                    .helperEnded(texts, number, by: customer.session.email)
                }
                try customer.outbox.post(letter, now: visit.now)
                return LinkedAccountsPage()
            }
            try ended.tellHelper(customer, context)
            let own = try customer.linkedAccounts().first { $0.number == number }
            return own.map { HelpersPage(slug: $0.slug) } ?? LinkedAccountsPage()
        }
        return Done(next: page)
    }
}

extension EndedHelp {
    /// Tells the helper that the holder has ended the access, unless it was over already.
    func tellHelper(_ customer: Customer, _ context: CustomerContext) throws {
        guard let helper, access.lastDay.map({ $0 >= context.visit.today }) ?? true else { return }
        let letter = context.letters.letter(to: helper, or: context.visit.language) { texts in
            .helpEnded(texts, access.account, by: customer.session.email)
        }
        try customer.outbox.post(letter, now: context.visit.now)
    }
}

extension EndHelp {
    init?(_ address: RequestedAddress) {
        guard let access: HelperAccessID = address.places() else { return nil }
        self.init(access: access)
    }

    var places: [any PathValue] { [access] }
}

extension HelperAccessID: PathValue {
    package static func parse(_ pathText: String) -> HelperAccessID? {
        DatabaseID.parse(pathText).map { HelperAccessID(stored: $0.number) }
    }
    package var pathText: String { String(number) }
}
