import Domain
import Markup
import Store
import Words

/// A linked account in the list: what is set for it, and buttons that move it.
struct LinkedAccountCard {
    let entry: AccountEntry
    let isFirst: Bool
    let isLast: Bool
    let context: ViewContext

    private var texts: Texts.Linking { context.texts.linking }

    func write(to html: inout HTML) {
        html.h2(text: entry.title)
        html.p(.class("quiet")) { html in
            if entry.name != nil { html.text(entry.address + " · ") }
            html.text(context.texts.accounts.number(entry.shownNumber))
        }
        let marks = [entry.opensFirst ? texts.opensFirst : nil, entry.isHidden ? texts.isHidden : nil]
        for mark in marks.compactMap(\.self) { html.p(text: mark) }
        if !entry.isConfirmed {
            html.p(.class("note"), text: texts.confirmAgain)
            html.p { $0.a(.href(FormerBillsPage(slug: entry.slug)), text: texts.formerBills) }
        }
        html.form(.method("post"), .action(LinkedAccountsPage()), .class("actions")) { html in
            context.formToken.write(to: &html)
            html.input(.type("hidden"), .name("account"), .value(entry.slug.text))
            settings(&html)
            if !isFirst { move(&html, "up", texts.up, texts.upOf(entry.title)) }
            if !isLast { move(&html, "down", texts.down, texts.downOf(entry.title)) }
        }
    }

    private func settings(_ html: inout HTML) {
        let (words, spoken) =
            entry.isConfirmed
            ? (texts.change, texts.changeOf(entry.title)) : (texts.confirm, texts.confirmOf(entry.title))
        html.a(
            .class("button quiet"), .href(AccountSettingsPage(slug: entry.slug)), .ariaLabel(spoken), text: words)
    }

    private func move(_ html: inout HTML, _ value: String, _ label: String, _ spoken: String) {
        html.button(.type("submit"), .name("to"), .value(value), .ariaLabel(spoken), text: label)
    }
}
