import Domain
import Markup
import Store
import Words

/// The invitations that wait for the customer's answer, above what a page is about.
struct HelperInvitationList {
    let invitations: [HelperInvitation]
    let context: ViewContext

    func write(to html: inout HTML) {
        for invitation in invitations {
            html.section(.class("note"), .ariaLabel(context.texts.helpers.invitationTitle)) { html in
                HelperInvitationView(invitation: invitation, context: context).write(to: &html)
            }
        }
    }
}

/// An invitation to the customer, with its two answers.
struct HelperInvitationView {
    let invitation: HelperInvitation
    let context: ViewContext

    func write(to html: inout HTML) {
        let texts = context.texts.helpers
        html.p(text: texts.invitationLead((who: invitation.holder.email, address: invitation.address)))
        if invitation.access.scope == .readings { html.p(text: texts.invitationReadings) }
        HelpTerm(lastDay: invitation.access.lastDay, context: context).write(to: &html)
        html.p(text: texts.invitationLog)
        html.div(.class("actions")) { html in
            html.form(.method("post"), .action(AcceptHelp(access: invitation.access.id))) { html in
                context.formToken.write(to: &html)
                html.button(.type("submit"), .class("primary"), text: texts.accept)
            }
            EndHelpButton(access: invitation.access.id, label: texts.refuse, context: context).write(to: &html)
        }
    }
}
