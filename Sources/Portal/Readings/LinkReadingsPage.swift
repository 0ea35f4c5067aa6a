package import Domain
import HTTPTypes
import Markup
import Store
package import Web
import Words

/// The token of the link on a bill, as a parameter of an address. Any text is one: what is not genuine is explained.
struct ReadingLinkToken: PathValue {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    static func parse(_ pathText: String) -> ReadingLinkToken? { ReadingLinkToken(pathText) }

    var pathText: String { text }

    /// Nil unless the link is genuine, of this payer, and the account is open.
    func account(_ visitor: Visitor, _ links: ReadingLinks) throws -> BilledAccount? {
        guard let claim = ReadingLinks.Claim(text), let number = AccountNumber(claim.account),
            number.text == claim.account
        else { return nil }
        return try visitor.billedAccount(number, month: Month(number: claim.month)) {
            links.isGenuine(claim, payer: $0)
        }
    }
}

/// Giving readings by the link on a bill, without signing in. It shows nothing that its visitor does not know from the bill:
/// no name, no sums, no readings.
struct LinkReadingsPage: KeyedPage {
    static let path: PathTemplate = "/r/{link}"

    let link: ReadingLinkToken
    var typed: FormFields?
    var problems: [ReadingsPage.Problem] = []
    /// What was taken, to be shown once.
    var taken: [Receipt] = []

    struct Shown: Sendable {
        let entry: MeteredEntry
        /// Whether the readings that are taken now are another bill's.
        let isOld: Bool
        let today: Day
    }

    /// Nil for a link that is no longer, or was never, valid.
    func read(_ visitor: Visitor, _ keys: Keys) throws -> Shown? {
        guard let account = try link.account(visitor, keys.readingLinks) else { return nil }
        let entry = try MeteredEntry(account)
        let isOld = try entry.meters.isEmpty && !account.metered.meters().isEmpty
        return Shown(entry: entry, isOld: isOld, today: visitor.today)
    }

    func show(_ records: Shown?, _ context: ViewContext) -> PageResult {
        let texts = context.texts.readings
        guard let records else { return .framed(dead(texts.linkUnknown, context)) }
        let rows = records.entry.meters.map {
            ReadingRow(records.entry, $0, typed, today: records.today, language: context.language)
        }
        guard !records.isOld else { return .framed(dead(texts.linkOld, context)) }
        let view = LinkReadingsView(
            page: self, entry: records.entry, rows: rows, context: context)
        var content = Content(
            title: texts.title, problems: view.messages, texts: context.texts, write: view.write)
        for case .tooMany(let seconds) in problems { content.wait(seconds) }
        (content.hasDayField, content.hasForm) = (true, true)
        return .framed(content)
    }

    private func dead(_ words: String, _ context: ViewContext) -> Content {
        Content(title: context.texts.readings.title, status: .notFound) { html in
            html.p(.class("lead"), text: words)
            html.p { $0.a(.href(ReadingsPage()), text: context.texts.readings.signedIn) }
            html.p { $0.a(.href(ContactsPage()), text: context.texts.contacts.title) }
        }
    }
}

extension LinkReadingsPage {
    init?(_ address: RequestedAddress) {
        guard let link: ReadingLinkToken = address.places() else { return nil }
        self.init(link: link)
    }

    var places: [any PathValue] { [link] }
}

private struct LinkReadingsView {
    let page: LinkReadingsPage
    let entry: MeteredEntry
    let rows: [ReadingRow]
    let context: ViewContext

    private var form: ReadingsForm {
        ReadingsForm(rows: rows, typed: page.typed, problems: page.problems, isByLink: true, context: context)
    }
    var messages: [(field: String, message: String)] { form.messages }

    func write(to html: inout HTML) {
        let texts = context.texts.readings
        html.p(.class("quiet"), text: entry.title + " · № " + entry.number)
        for receipt in page.taken {
            let given = receipt.submission
            html.div(.class("note"), .role("status")) { html in
                html.p { html in
                    html.strong(text: ReadingWording(context.texts).words(given.state))
                    html.text(" " + receipt.service.name[context.language])
                }
                let at = (moment: context.moment(given.submittedAt), zone: context.zone(given.submittedAt))
                html.p(text: texts.receipt(given.receipt.text) + " " + texts.receivedAt(at))
                html.p(text: texts.correctUntil(given.until.numeric))
            }
        }
        if rows.isEmpty {
            html.p(.class("lead"), text: texts.none)
        } else if page.taken.isEmpty {
            form.write(to: &html, action: GiveByLink(link: page.link)) { html in
                for row in rows { form.row(row, &html) }
            }
        } else {
            html.p { $0.a(.href(LinkReadingsPage(link: page.link)), text: texts.correct) }
        }
        html.p { $0.a(.href(ReadingsPage()), text: texts.signedIn) }
    }
}

extension ReadingLinks {
    func address(on facts: BillFacts, at site: PublicAddress) -> String? {
        facts.givesReadings ? address(of: facts.account, month: facts.record.bill.month, at: site) : nil
    }

    /// Of the link on an account's bill.
    package func address(of account: Account, month: Month, at site: PublicAddress) -> String {
        let token = token(month: month.number, account: account.number.text, payer: account.payer)
        return site.text + LinkReadingsPage(link: ReadingLinkToken(token)).address
    }
}
