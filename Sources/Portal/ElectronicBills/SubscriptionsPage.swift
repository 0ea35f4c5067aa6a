import Domain
import Markup
import Store
import Web
import Words

/// "Электрондық түбіртекке жазылу": for which of the customer's own accounts bills come by e-mail.
struct SubscriptionsPage: CustomerPage, FixedEndpoint, ListedPage {
    static let path: PathTemplate = "/settings/electronic-bill"

    static func title(_ texts: Texts) -> String { texts.electronicBill.subscribeTitle }

    struct Records: Sendable {
        let accounts: [(entry: AccountEntry, isOn: Bool)]
        let email: String
    }

    func read(_ customer: Customer) throws -> Records {
        let subscriptions = try customer.billSubscriptions()
        let accounts = try customer.linkedAccounts().map { linked in
            (AccountEntry(linked), subscriptions[linked.number]?.isActive == true)
        }
        return Records(accounts: accounts, email: customer.session.email)
    }

    func show(_ records: Records, _ context: ViewContext) -> PageResult {
        let texts = context.texts.electronicBill
        let accounts = records.accounts.filter { context.settings.linking.lists(isConfirmed: $0.entry.isConfirmed) }
        return .framed(
            Content(title: texts.subscribeTitle) { html in
                html.p(.class("lead"), text: texts.lead)
                if accounts.isEmpty {
                    html.p(text: context.texts.accounts.none)
                    html.p { html in
                        html.a(.class("button"), .href(AddAccountPage()), text: context.texts.linking.addTitle)
                    }
                    return
                }
                html.p(text: texts.listLead)
                html.p(text: texts.address(records.email))
                html.ul(.class("cards")) { html in
                    for account in accounts {
                        html.li(.class("card still")) { card(&$0, account.entry, isOn: account.isOn, context) }
                    }
                }
            })
    }

    private func card(_ html: inout HTML, _ entry: AccountEntry, isOn: Bool, _ context: ViewContext) {
        let texts = context.texts.electronicBill
        html.h2(text: entry.title)
        html.p(.class("quiet")) { html in
            if entry.name != nil { html.text(entry.address + " · ") }
            html.text(context.texts.accounts.number(entry.shownNumber))
        }
        html.p(text: isOn ? texts.on : texts.off)
        let (label, spoken) =
            isOn ? (texts.arrange, texts.arrangeOf(entry.title)) : (texts.subscribe, texts.subscribeOf(entry.title))
        html.p(.class("actions")) { html in
            html.a(
                .class(isOn ? "button quiet" : "button"), .href(SubscriptionPage(slug: entry.slug)), .ariaLabel(spoken),
                text: label)
        }
    }
}
