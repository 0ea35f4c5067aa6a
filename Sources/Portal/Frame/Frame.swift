import Domain
import Markup
import Store
import Web
import Words

/// The data that a page's frame shows.
struct FrameFacts: Sendable {
    /// The signed-in customer.
    var customer: Customer?
    var catalogue: Catalogue?
    /// The operator's, for this visitor.
    var notices: [OperatorNotice] = []
    /// A notice of a debt that the customer has not opened yet.
    var debtNotice: Int64?

    struct Customer: Sendable {
        let id: CustomerID
        /// The name to be addressed by, else the e-mail.
        let name: String
        let hasLargeText: Bool
        /// When a requested deletion takes effect.
        let deletesAt: Timestamp?
        /// The e-mail to which letters come back.
        let refusedEmail: String?
    }
}

extension FrameFacts {
    init(_ visitor: Visitor) throws {
        let customer = visitor.session.map { session in
            Customer(
                id: session.customer,
                name: session.name ?? session.email, hasLargeText: session.hasLargeText, deletesAt: session.deletesAt,
                refusedEmail: session.isEmailRefused ? session.email : nil)
        }
        self.init(
            customer: customer, catalogue: visitor.catalogue, notices: try visitor.notices(),
            debtNotice: try visitor.unseenDebtNotice())
    }
}

/// The frame that every page has (F1): four icons with their labels at the top left, the menu, the information area.
struct FrameView {
    let facts: FrameFacts
    let context: ViewContext
    let assets: Assets
    let demoDay: Day?

    private var texts: Texts.Frame { context.texts.frame }

    func document(_ content: Content) -> [UInt8] {
        let size: Attribute = facts.customer?.hasLargeText == true ? .class("large") : .flag("class", false)
        // Both of its copies have the same form.
        let menu = MenuView(facts, context: context)
        return HTML.document(.lang(context.language.rawValue), size) { html in
            html.head { html in
                DocumentHead(content: content, context: context, assets: assets).write(to: &html)
            }
            html.body { html in
                html.a(.class("skip"), .href("#content"), text: texts.skip)
                header(&html)
                menu.writeFolded(to: &html)
                html.div(.class(content.isWide ? "columns wide" : "columns")) { html in
                    menu.writeOpen(to: &html)
                    main(&html, content)
                    InformationArea(facts: facts, context: context).write(to: &html)
                }
            }
        }
    }

    private func header(_ html: inout HTML) {
        html.header(.class("top")) { html in
            html.fragment(context.shared(.site, write: site))
            LanguageNavigation(context: context).write(to: &html)
            html.fragment(context.shared(.icons(path: context.visit.match?.path.text), write: icons))
            if let name = facts.customer?.name {
                html.p(.class("who"), text: texts.signedInAs(name))
            }
        }
    }

    private func site(_ html: inout HTML) {
        html.p(.class("site")) { html in
            html.a(.href(StartPage()), text: facts.catalogue?.supplier.name[context.language] ?? texts.product)
        }
        if let phones = facts.catalogue?.phones {
            html.p(.class("phones")) { PhoneNumbers(phones).write(to: &$0) }
        }
    }

    private func icons(_ html: inout HTML) {
        html.nav(.class("icons"), .ariaLabel(texts.icons)) { html in
            html.ul { html in
                icon(&html, .home, StartPage(), texts.start)
                icon(&html, .feedback, FeedbackPage(), texts.feedback)
                icon(&html, .siteMap, SiteMapPage(), texts.siteMap)
            }
        }
    }

    private func icon(_ html: inout HTML, _ icon: Icon, _ page: some Endpoint, _ words: String) {
        html.li { html in
            html.a(.href(page), current(page, context)) { html in
                html.verbatim(icon.markup)
                html.span(text: words)
            }
        }
    }

    private func main(_ html: inout HTML, _ content: Content) {
        html.main(.id("content"), .fixed("tabindex", "-1")) { html in
            if let demoDay {
                html.p(.class("demo"), text: texts.demoDay(demoDay.numeric))
            }
            if facts.customer != nil || context.visit.match?.path == StartPage.path {
                NoticeBanners(notices: facts.notices, context: context).write(to: &html)
            }
            if let notice = facts.debtNotice, context.visit.match?.path != DebtNoticePage.path {
                DebtNoticeNote(notice: DatabaseID(notice), context: context).write(to: &html)
            }
            if let moment = facts.customer?.deletesAt, context.visit.match?.path != DeletionPage.path {
                DeletionNote(moment: moment, context: context).write(to: &html)
            }
            if let email = facts.customer?.refusedEmail, context.visit.match?.path != EmailPage.path {
                EmailRefusalNote(email: email, context: context).write(to: &html)
            }
            html.element("h1", []) { WholeWords(content.title).write(to: &$0) }
            content.write(&html)
        }
    }
}

/// Marks the link to the current page, or to a list on the pages of one of its accounts.
func current<Linked: Endpoint>(_ page: Linked, _ context: ViewContext) -> Attribute {
    guard let here = context.visit.match?.path else { return .flag("aria-current", false) }
    if here == Linked.path { return .fixed("aria-current", "page") }
    let isList = Linked.self == AccountsPage.self || Linked.self == LinkedAccountsPage.self
    let isInside = isList && here.text.hasPrefix(Linked.path.text + "/")
    return isInside ? .fixed("aria-current", "true") : .flag("aria-current", false)
}
