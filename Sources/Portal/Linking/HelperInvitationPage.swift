import Domain
import HTTPTypes
import Markup
import Store
import Web
import Words

/// An invitation to see somebody's account, from the link in the letter. Only the invited e-mail may accept it.
struct HelperInvitationPage: CustomerPage {
    static let path: PathTemplate = "/helper/{link}"

    let link: LinkToken

    enum Facts: Sendable {
        case open(address: String, lastDay: Day?)
        case dead(DeadLink)
        /// It was sent to another e-mail than the customer's.
        case otherEmail(own: String)
    }

    func read(_ customer: Customer) throws -> Facts {
        do {
            let found = try customer.helperInvitation(link.digest, now: customer.now)
            return .open(address: found.address, lastDay: found.access.lastDay)
        } catch let dead as DeadLink {
            return .dead(dead)
        } catch InvitationError.otherEmail {
            return .otherEmail(own: customer.session.email)
        }
    }

    func show(_ facts: Facts, _ context: ViewContext) -> PageResult {
        let texts = context.texts.helpers
        switch facts {
        case .dead:
            return .framed(
                Content(title: texts.invitationTitle, status: .gone) { html in
                    html.p(text: texts.invitationDead)
                    html.p { $0.a(.href(AccountsPage()), text: context.texts.accounts.title) }
                })
        case .otherEmail(let own):
            return .framed(
                Content(title: texts.invitationTitle, status: .forbidden) { html in
                    html.p(text: texts.otherEmail(own))
                })
        case .open(let address, let lastDay):
            return .framed(
                Content(title: texts.invitationTitle) { html in
                    html.p(text: texts.invitationLead(address))
                    HelpTerm(lastDay: lastDay, context: context).write(to: &html)
                    html.p(text: texts.invitationLog)
                    html.form(.method("post"), .action(self)) { html in
                        context.formToken.write(to: &html)
                        html.button(.type("submit"), .class("primary"), text: texts.accept)
                    }
                })
        }
    }
}

extension HelperInvitationPage {
    init?(_ address: RequestedAddress) {
        guard let link: LinkToken = address.places() else { return nil }
        self.init(link: link)
    }

    var places: [any PathValue] { [link] }
}

/// Accepts an invitation, once.
struct AcceptHelp: Action {
    typealias Context = CustomerContext
    static let path = HelperInvitationPage.path

    let link: LinkToken

    func perform(_ form: GenuineForm, _ context: CustomerContext) async throws -> Done {
        let visit = context.visit
        let slug = try await context.write { customer -> AccountSlug? in
            guard let found = try? customer.helperInvitation(link.digest, now: visit.now) else { return nil }
            let slug = try customer.accept(found.access.id, link: link.digest, now: visit.now)
            try customer.log(.helperAccepted, detail: found.access.account.text, device: visit.device, now: visit.now)
            let holder = found.holder
            let letter = context.letters.letter(
                to: holder.email, of: holder.id, in: holder.language ?? visit.language
            ) { .helperAccepted($0, found.access.account, by: customer.session.email) }
            try customer.outbox.post(letter, now: visit.now)
            return slug
        }
        // A link that is dead by now is explained on its page.
        guard let slug else { return Done(next: HelperInvitationPage(link: link)) }
        return Done(next: AccountPage(slug: slug))
    }
}

extension AcceptHelp {
    init?(_ address: RequestedAddress) {
        guard let link: LinkToken = address.places() else { return nil }
        self.init(link: link)
    }

    var places: [any PathValue] { [link] }
}
