import Domain
import Markup
import Store
import Words

/// A linked account in the list.
struct AccountEntry: Sendable {
    let slug: AccountSlug
    let number: AccountNumber
    /// With the printed one.
    let shownNumber: String
    let address: String
    let name: String?
    let isHidden: Bool
    let opensFirst: Bool
    let isConfirmed: Bool

    var title: String { name ?? address }

    init(_ linked: LinkedAccount) {
        (slug, number, address, name) = (linked.slug, linked.number, linked.address, linked.name)
        shownNumber = linked.number.shown(with: linked.printedNumber)
        (isHidden, opensFirst, isConfirmed) = (linked.isHidden, linked.opensFirst, linked.isConfirmed)
    }
}

/// Which account a page is about: its name, address and number.
struct AccountEntryLine {
    let entry: AccountEntry
    let context: ViewContext

    func write(to html: inout HTML) {
        html.p { html in
            html.strong(text: entry.title)
            if entry.name != nil { html.text(" · " + entry.address) }
            html.text(" · " + context.texts.accounts.number(entry.shownNumber))
        }
    }
}
