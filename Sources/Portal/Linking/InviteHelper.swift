import Domain
import Store
import Web

/// Invites somebody by e-mail to see an account.
struct InviteHelper: FormAction {
    typealias Context = CustomerContext
    static let path = HelpersPage.path

    let slug: AccountSlug

    private static let quota = Quota(10, within: Quota.day)

    struct Input: Sendable {
        let email: EmailAddress
        let scope: HelperScope
        let lastDay: Day?
    }

    func parse(_ form: GenuineForm) throws(Refused<HelpersPage.Problem>) -> Input {
        guard let email = EmailAddress(form["email"]) else { throw Refused(.emailInvalid) }
        let typed = form["until"].trimmingBlanks()
        guard typed.isEmpty || Day(typed: typed) != nil else { throw Refused(.dayInvalid) }
        return Input(
            email: email, scope: form["readings"].isEmpty ? .view : .readings, lastDay: Day(typed: typed))
    }

    func page(_ typed: FormFields, _ problems: [HelpersPage.Problem]) -> HelpersPage {
        HelpersPage(slug: slug, typed: typed, problems: problems)
    }

    func perform(_ input: Input, _ context: CustomerContext) async throws -> Done {
        let visit = context.visit
        if input.email.text == context.session.email { throw Refused(HelpersPage.Problem.ownEmail) }
        if let last = input.lastDay, last < visit.today { throw Refused(HelpersPage.Problem.dayPast) }
        if let problem = try await context.write({ try invite(input, $0, context) }) { throw Refused(problem) }
        return Done(next: HelpersPage(slug: slug))
    }

    /// - Returns: why nobody is invited; nil if somebody is.
    private func invite(
        _ input: Input, _ customer: Customer, _ context: CustomerContext
    ) throws -> HelpersPage.Problem? {
        let (visit, token) = (context.visit, Token())
        let linked = try customer.linkedAccount(slug)
        guard linked.isConfirmed else { return .notConfirmed }
        let subject = context.keys.limits.sign("invitations of helpers", customer.id.bytes)
        let wait = try customer.spend([(subject, InviteHelper.quota)], now: visit.now)
        guard wait == 0 else { return .tooMany(seconds: wait) }
        guard
            let access = try linked.invite(
                input.email, to: input.scope, until: input.lastDay, visit.today, now: visit.now)
        else {
            return .isHelper
        }
        try customer.addLink(
            token: token.digest, .helper, to: input.email.text, subject: access.number, now: visit.now)
        let letter = context.letters.letter(to: input.email.text, of: nil, in: visit.language) { texts in
            .helperInvitation(
                texts, from: customer.session.email, givesReadings: input.scope == .readings, until: input.lastDay,
                HelperInvitationPage(link: LinkToken(token)), visit.language)
        }
        // Nothing is kept of an invitation whose letter is above the limit of letters.
        guard try customer.outbox.post(letter, now: visit.now) != nil else {
            throw Refused(HelpersPage.Problem.tooMany(seconds: Quota.hour))
        }
        let told = context.letters.letter(to: customer.session, otherwise: visit.language) { texts in
            .helperInvited(texts, linked.number, input.email)
        }
        try customer.outbox.post(told, now: visit.now)
        try customer.log(.helperInvited, detail: linked.number.text, device: visit.device, now: visit.now)
        return nil
    }
}

extension InviteHelper {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug)
    }

    var places: [any PathValue] { [slug] }
}
