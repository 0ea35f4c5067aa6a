import Domain
import Markup
import Store
import Web
import Words

/// A notice of a debt, in Kazakh and Russian as it was sent. That it was opened is kept before it is shown.
struct DebtNoticePage: CustomerPage {
    static let path: PathTemplate = "/notices/{notice}"

    let notice: DatabaseID

    struct Facts: Sendable {
        let record: DebtRecord
        /// The account's name in the customer's addresses.
        let slug: AccountSlug?
    }

    func read(_ customer: Customer) throws -> Facts {
        guard let record = try customer.debtNotice(notice.number) else { throw PageError.notFound }
        let account = try customer.accounts().first { $0.account.account.number == record.debt.account }
        return Facts(record: record, slug: account?.slug)
    }

    func show(_ facts: Facts, _ context: ViewContext) -> PageResult {
        let (texts, record) = (context.texts.notices, facts.record)
        return .framed(
            Content(title: texts.debtTitle) { html in
                let day = context.moment(record.postedAt)
                html.p(.class("quiet"), text: texts.debtSent((day: day, account: record.debt.account.text)))
                for language in [Language.kk, .ru] {
                    let words = DebtWords(record.notice, record.debt, language)
                    html.section(.lang(language.rawValue)) { html in
                        html.h2(text: words.title)
                        for paragraph in words.paragraphs { html.p(text: paragraph) }
                    }
                }
                html.p(.class("quiet"), text: texts.debtSeen)
                html.p(.class("actions")) { html in
                    if let slug = facts.slug {
                        html.a(.class("button"), .href(BillsPage(slug: slug)), text: context.texts.navigation.records)
                        html.text(" ")
                    }
                    html.a(.class("button quiet"), .href(AccountsPage()), text: context.texts.frame.accounts)
                }
            })
    }
}

extension DebtNoticePage {
    init?(_ address: RequestedAddress) {
        guard let notice: DatabaseID = address.places() else { return nil }
        self.init(notice: notice)
    }

    var places: [any PathValue] { [notice] }
}

/// On every page until the notice is opened.
struct DebtNoticeNote {
    let notice: DatabaseID
    let context: ViewContext

    func write(to html: inout HTML) {
        let texts = context.texts.notices
        html.div(.class("note")) { html in
            html.p(text: texts.debtWaits)
            html.p { $0.a(.href(DebtNoticePage(notice: notice)), text: texts.debtOpen) }
        }
    }
}
