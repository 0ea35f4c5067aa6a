import Domain
import Markup
import Store
import Web
import Words

/// "Дербес шоттар тізімін баптау": the customer's own accounts in their order, and those of others.
struct LinkedAccountsPage: CustomerPage, FixedEndpoint, ListedPage {
    static let path: PathTemplate = "/settings/accounts"

    static func title(_ texts: Texts) -> String { texts.linking.title }

    struct Records: Sendable {
        let own: [AccountEntry]
        let others: [AccountStanding]
        let invitations: [HelperInvitation]
    }

    func read(_ customer: Customer) throws -> Records {
        Records(
            own: try customer.linkedAccounts().map(AccountEntry.init),
            others: try AccountStanding.all(of: customer).filter { $0.help != nil },
            invitations: try customer.helperInvitations())
    }

    func show(_ records: Records, _ context: ViewContext) -> PageResult {
        let texts = context.texts.linking
        let own = records.own.filter { $0.isConfirmed || context.settings.linking.payerChange == .confirm }
        return .framed(
            Content(title: texts.title) { html in
                if own.isEmpty {
                    html.p(text: context.texts.accounts.none)
                    html.p(text: context.texts.accounts.noneNext)
                } else {
                    html.p(text: texts.lead)
                    html.ul(.class("cards")) { html in
                        for (place, entry) in own.enumerated() {
                            let card = LinkedAccountCard(
                                entry: entry, isFirst: place == 0, isLast: place == own.count - 1, context: context)
                            html.li(.class("card still")) { card.write(to: &$0) }
                        }
                    }
                }
                html.p(.class("actions")) { html in
                    html.a(.class("button"), .href(AddAccountPage()), text: texts.addTitle)
                }
                others(&html, records, context)
            })
    }

    private func others(_ html: inout HTML, _ records: Records, _ context: ViewContext) {
        guard !records.others.isEmpty || !records.invitations.isEmpty else { return }
        html.h2(text: context.texts.helpers.ofOthers)
        html.ul(.class("cards")) { html in
            for invitation in records.invitations {
                html.li(.class("card still")) { html in
                    HelperInvitationView(invitation: invitation, context: context).write(to: &html)
                }
            }
            for standing in records.others {
                html.li(.class("card still")) { helped(&$0, standing, context) }
            }
        }
    }

    private func helped(_ html: inout HTML, _ standing: AccountStanding, _ context: ViewContext) {
        html.h3 { html in
            html.a(.href(AccountPage(slug: standing.slug)), text: standing.account.address)
        }
        html.p(.class("quiet"), text: context.texts.accounts.number(standing.account.number.text))
        guard let help = standing.help else { return }
        HelpTerm(lastDay: help.lastDay, context: context).write(to: &html)
        EndHelpButton(access: help.id, label: context.texts.helpers.stopHelping, context: context).write(to: &html)
    }
}
