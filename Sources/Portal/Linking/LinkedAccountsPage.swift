import Domain
import Markup
import Store
import Web
import Words

/// "Дербес шоттар тізімін баптау": the customer's own accounts in their order, and those of others.
struct LinkedAccountsPage: CustomerPage, FixedEndpoint, ListedPage {
    static let path: PathTemplate = "/settings/accounts"

    static func title(_ texts: Texts) -> String { texts.linking.title }

    struct Facts: Sendable {
        let own: [AccountEntry]
        let others: [AccountStanding]
    }

    func read(_ customer: Customer) throws -> Facts {
        Facts(
            own: try customer.linkedAccounts().map(AccountEntry.init),
            others: try AccountStanding.all(of: customer).filter { $0.help != nil })
    }

    func show(_ facts: Facts, _ context: ViewContext) -> PageResult {
        let texts = context.texts.linking
        let own = facts.own.filter { $0.isConfirmed || context.settings.linking.payerChange == .confirm }
        return .framed(
            Content(title: texts.title) { html in
                if own.isEmpty {
                    html.p(text: context.texts.accounts.none)
                } else {
                    html.p(text: texts.lead)
                    html.ul(.class("cards")) { html in
                        for (place, entry) in own.enumerated() {
                            html.li(.class("card")) { html in
                                show(entry, &html, isFirst: place == 0, isLast: place == own.count - 1, context)
                            }
                        }
                    }
                }
                html.p { $0.a(.class("button"), .href(AddAccountPage()), text: texts.addTitle) }
                others(facts.others, &html, context)
            })
    }

    private func show(
        _ entry: AccountEntry, _ html: inout HTML, isFirst: Bool, isLast: Bool, _ context: ViewContext
    ) {
        let texts = context.texts.linking
        html.h2(text: entry.name ?? entry.address)
        html.p(.class("quiet")) { html in
            if entry.name != nil { html.text(entry.address + " · ") }
            html.text(context.texts.accounts.number(entry.number.text))
        }
        let marks = [entry.opensFirst ? texts.opensFirst : nil, entry.isHidden ? texts.isHidden : nil]
        for mark in marks.compactMap(\.self) { html.p(text: mark) }
        if !entry.isConfirmed {
            html.p(.class("note"), text: texts.confirmAgain)
            html.p { $0.a(.href(AddAccountPage()), text: texts.confirm) }
        }
        html.form(.method("post"), .action(LinkedAccountsPage()), .class("row")) { html in
            context.formToken.write(to: &html)
            html.input(.type("hidden"), .name("account"), .value(entry.slug.text))
            if !isFirst { move(&html, "up", texts.up, texts.upOf(entry.title)) }
            if !isLast { move(&html, "down", texts.down, texts.downOf(entry.title)) }
            html.a(
                .href(AccountSettingsPage(slug: entry.slug)), .ariaLabel(texts.changeOf(entry.title)),
                text: texts.change)
        }
    }

    private func move(_ html: inout HTML, _ value: String, _ label: String, _ spoken: String) {
        html.button(.type("submit"), .name("to"), .value(value), .ariaLabel(spoken), text: label)
    }

    private func others(_ others: [AccountStanding], _ html: inout HTML, _ context: ViewContext) {
        let texts = context.texts.helpers
        guard !others.isEmpty else { return }
        html.h2(text: texts.ofOthers)
        html.ul(.class("cards")) { html in
            for standing in others {
                html.li(.class("card")) { html in
                    html.h3(text: standing.account.address)
                    html.p(.class("quiet"), text: context.texts.accounts.number(standing.account.number.text))
                    if let help = standing.help {
                        HelpTerm(lastDay: help.lastDay, context: context).write(to: &html)
                        EndHelpButton(access: help.id, label: texts.stopHelping, context: context).write(to: &html)
                    }
                }
            }
        }
    }
}

/// A linked account in the list.
struct AccountEntry: Sendable {
    let slug: AccountSlug
    let number: AccountNumber
    let address: String
    let name: String?
    let isHidden: Bool
    let opensFirst: Bool
    let isConfirmed: Bool

    var title: String { name ?? address }

    init(_ linked: LinkedAccount) {
        (slug, number, address, name) = (linked.slug, linked.number, linked.address, linked.name)
        (isHidden, opensFirst, isConfirmed) = (linked.isHidden, linked.opensFirst, linked.isConfirmed)
    }
}
