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
        let others: [HelpedAccount]
        let invitations: [HelperInvitation]
    }

    func read(_ customer: Customer) throws -> Records {
        let invitations = try customer.helperInvitations()
        return Records(
            own: try customer.linkedAccounts().map(AccountEntry.init),
            others: try customer.accounts().compactMap(HelpedAccount.init),
            invitations: try invitations.value())
    }

    func show(_ records: Records, _ context: ViewContext) -> PageResult {
        let texts = context.texts.linking
        let own = records.own.filter { context.settings.linking.lists(isConfirmed: $0.isConfirmed) }
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
            for helped in records.others {
                html.li(.class("card still")) { show(&$0, helped, context) }
            }
        }
    }

    private func show(_ html: inout HTML, _ helped: HelpedAccount, _ context: ViewContext) {
        html.h3 { html in
            html.a(.href(AccountPage(slug: helped.slug)), text: helped.account.address)
        }
        html.p(.class("quiet"), text: context.texts.accounts.number(helped.account.shownNumber))
        HelpTerm(lastDay: helped.help.lastDay, context: context).write(to: &html)
        EndHelpButton(access: helped.help.id, label: context.texts.helpers.stopHelping, context: context)
            .write(to: &html)
    }
}

/// An account that the customer sees as a helper.
struct HelpedAccount: Sendable {
    let slug: AccountSlug
    let account: Account
    let help: OpenAccount.Help

    /// Nil if it is the customer's own.
    init?(_ open: OpenAccount) {
        guard let help = open.help else { return nil }
        (slug, account, self.help) = (open.slug, open.account.account, help)
    }
}
