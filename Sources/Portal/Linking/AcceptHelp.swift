import Domain
import Store
import Web

/// Accepts an invitation to the customer's e-mail, and tells the holder.
struct AcceptHelp: Action {
    typealias Context = CustomerContext
    static let path: PathTemplate = "/settings/helpers/{access}/accept"

    let access: HelperAccessID

    func perform(_ form: GenuineForm, _ context: CustomerContext) async throws -> Done {
        let visit = context.visit
        let slug = try await context.write { customer -> AccountSlug? in
            guard let (invitation, slug) = try customer.accept(access) else { return nil }
            let number = invitation.access.account
            try customer.log(.helperAccepted, detail: number.text, device: visit.device, now: visit.now)
            let letter = context.letters.letter(to: invitation.holder, or: visit.language) { texts in
                .helperAccepted(texts, number, by: customer.session.email)
            }
            try customer.outbox.post(letter, now: visit.now)
            return slug
        }
        // If it was accepted, ended or too old already, the list shows what there is.
        return Done(next: slug.map { AccountPage(slug: $0) } ?? LinkedAccountsPage())
    }
}

extension AcceptHelp {
    init?(_ address: RequestedAddress) {
        guard let access: HelperAccessID = address.places() else { return nil }
        self.init(access: access)
    }

    var places: [any PathValue] { [access] }
}
