import Domain
package import Store
import Web

/// Invites somebody by e-mail to see an account.
struct InviteHelper: FormAction {
    typealias Context = CustomerContext
    static let path = HelpersPage.path

    let slug: AccountSlug

    struct Input: Sendable {
        let email: EmailAddress
        let lastDay: Day?
    }

    func parse(_ form: GenuineForm) throws(Refused<HelpersPage.Problem>) -> Input {
        guard let email = EmailAddress(form["email"]) else { throw Refused(.emailInvalid) }
        let typed = form["until"].trimmingBlanks()
        guard typed.isEmpty || Day(typed: typed) != nil else { throw Refused(.dayInvalid) }
        return Input(email: email, lastDay: Day(typed: typed))
    }

    func page(_ typed: FormFields, _ problems: [HelpersPage.Problem]) -> HelpersPage {
        HelpersPage(slug: slug, typed: typed, problems: problems)
    }

    func perform(_ input: Input, _ context: CustomerContext) async throws -> Done {
        let visit = context.visit
        if input.email.text == context.session.email { throw Refused(HelpersPage.Problem.ownEmail) }
        if let last = input.lastDay, last < visit.today { throw Refused(HelpersPage.Problem.dayPast) }
        let token = Token()
        let problem = try await context.write { customer -> HelpersPage.Problem? in
            let linked = try customer.linkedAccount(slug)
            guard linked.isConfirmed else { return .notConfirmed }
            let sender = withUnsafeBytes(of: customer.id.number.littleEndian, Array.init)
            let subject = context.keys.limits.sign("invitations of helpers", sender)
            guard try customer.spend([(subject, Quota(10, within: Quota.day))], now: visit.now) == 0 else {
                return .tooMany
            }
            let access = try linked.invite(input.email, until: input.lastDay, now: visit.now)
            try customer.addLink(
                token: token.digest, .helper, to: input.email.text, subject: access.number, now: visit.now)
            let letter = context.letters.letter(to: input.email.text, of: nil, in: visit.language) { texts in
                .helperInvitation(
                    texts, from: customer.session.email, address: linked.address, until: input.lastDay,
                    HelperInvitationPage(link: LinkToken(token)), visit.language)
            }
            guard try customer.outbox.post(letter, now: visit.now) else { return .tooMany }
            try customer.log(
                .helperInvited, detail: linked.number.text, device: visit.device, now: visit.now)
            return nil
        }
        if let problem { throw Refused(problem) }
        return Done(next: HelpersPage(slug: slug))
    }
}

extension InviteHelper {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug)
    }

    var places: [any PathValue] { [slug] }
}

/// Ends a helper's access, and tells the holder if it was the helper who ended it.
struct EndHelp: Action {
    typealias Context = CustomerContext
    static let path: PathTemplate = "/settings/helpers/{access}"

    let access: HelperAccessID

    func perform(_ form: GenuineForm, _ context: CustomerContext) async throws -> Done {
        let visit = context.visit
        let page: any Endpoint = try await context.write { customer in
            guard let (ended, holder) = try customer.endHelp(access, now: visit.now) else {
                return LinkedAccountsPage()
            }
            try customer.log(.helperEnded, detail: ended.account.text, device: visit.device, now: visit.now)
            guard holder.id != customer.id else {
                let own = try customer.linkedAccounts().first { $0.number == ended.account }
                return own.map { HelpersPage(slug: $0.slug) } ?? LinkedAccountsPage()
            }
            let letter = context.letters.letter(
                to: holder.email, of: holder.id, in: holder.language ?? visit.language
            ) { .helperEnded($0, ended.account, by: customer.session.email) }
            try customer.outbox.post(letter, now: visit.now)
            return LinkedAccountsPage()
        }
        return Done(next: page)
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
        Int64(pathText).map(HelperAccessID.init(stored:))
    }
    package var pathText: String { String(number) }
}
