import Domain
import Markup
import Store
import Web
import Words

/// Linking an account: its number, and a proof that it is the customer's.
struct AddAccountPage: CustomerPage, FixedEndpoint, ListedPage {
    static let path: PathTemplate = "/settings/accounts/add"

    static func title(_ texts: Texts) -> String { texts.linking.addTitle }

    var typed = FormFields()
    var problems: [Problem] = []

    enum Problem: FormProblem {
        case numberMissing, proofMissing, notASum, wrong, formExpired
        case tooMany(seconds: Int64)
    }

    func read(_ customer: Customer) throws -> [HelperInvitation] {
        try customer.helperInvitations().value()
    }

    func show(_ invitations: [HelperInvitation], _ context: ViewContext) -> PageResult {
        let texts = context.texts.linking
        let form = ProofForm(typed: typed, problems: problems, context: context)
        var content = Content(title: texts.addTitle, problems: form.messages, texts: context.texts) { html in
            HelperInvitationList(invitations: invitations, context: context).write(to: &html)
            html.p(text: texts.addLead)
            form.write(to: &html)
            html.p(.class("quiet"), text: texts.addHelp)
        }
        for case .tooMany(let seconds) in problems { content.wait(seconds) }
        return .framed(content)
    }
}
