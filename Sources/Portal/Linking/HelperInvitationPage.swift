import Domain
import HTTPTypes
import Markup
import Store
import Web
import Words

/// An invitation to see somebody's account, from the link in the letter. Only the invited e-mail may accept it: others
/// learn who invites, and how to go on.
struct HelperInvitationPage: Page {
    static let path: PathTemplate = "/helper/{link}"

    let link: LinkToken

    enum Facts: Sendable {
        case dead(DeadLink)
        case visitor(HelperInvitation)
        case otherCustomer(email: String)
        case invited(HelperInvitation)
    }

    func read(_ visitor: Visitor) throws -> Facts {
        do {
            let invitation = try visitor.helperInvitation(link.digest)
            guard let session = visitor.session else { return .visitor(invitation) }
            let isInvited = session.email == invitation.access.email
            return isInvited ? .invited(invitation) : .otherCustomer(email: session.email)
        } catch let dead as DeadLink {
            return .dead(dead)
        }
    }

    func show(_ facts: Facts, _ context: ViewContext) -> PageResult {
        let texts = context.texts.helpers
        var content = Content(title: texts.invitationTitle) { html in
            switch facts {
            case .dead(let dead):
                html.p(text: dead == .used ? texts.invitationUsed : texts.invitationDead)
                html.p { $0.a(.href(AccountsPage()), text: context.texts.accounts.title) }
            case .visitor(let invitation):
                html.p(text: texts.invitedBy(invitation.holder.email))
                html.p(text: texts.signInAs(invitation.access.email))
                html.p(.class("actions")) { html in
                    html.a(.class("button"), .href(SignInPage()), text: context.texts.signIn.title)
                    html.a(.class("button quiet"), .href(RegistrationPage()), text: context.texts.registration.title)
                }
            case .otherCustomer(let email):
                html.p(text: texts.otherEmail(email))
            case .invited(let invitation):
                HelperInvitationView(invitation: invitation, context: context).write(to: &html)
            }
        }
        switch facts {
        case .dead(let dead): content.status = dead == .unknown ? .notFound : .gone
        case .otherCustomer: content.status = .forbidden
        case .visitor, .invited: break
        }
        return .framed(content)
    }
}

extension HelperInvitationPage {
    init?(_ address: RequestedAddress) {
        guard let link: LinkToken = address.places() else { return nil }
        self.init(link: link)
    }

    var places: [any PathValue] { [link] }
}
