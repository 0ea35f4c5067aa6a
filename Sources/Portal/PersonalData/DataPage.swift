import Markup
import Store
import Web
import Words

/// What the portal stores about the customer: what, where from, what for, for how long; and the way to a copy of it.
struct DataPage: CustomerPage, FixedEndpoint, ListedPage {
    static let path: PathTemplate = "/settings/data"

    static func title(_ texts: Texts) -> String { texts.ownData.title }

    func read(_ customer: Customer) throws {}

    func show(_ facts: Void, _ context: ViewContext) -> PageResult {
        let texts = context.texts.ownData
        return .framed(
            Content(title: texts.title) { html in
                html.p(.class("lead"), text: texts.lead)
                table(&html, texts)
                html.h2(text: texts.archiveTitle)
                html.p(text: texts.archiveLead)
                html.p(text: texts.archiveCare)
                html.p { $0.a(.class("button"), .href(DataArchive()), .flag("download"), text: texts.download) }
                html.h2(text: texts.rights)
                html.ul(.class("links")) { html in
                    link(&html, SettingsPage(), context.texts.settings.title, texts.correct)
                    link(&html, ConsentsPage(), context.texts.consents.title, texts.consentsHint)
                    link(&html, DeletionPage(), context.texts.deletion.title, texts.deletionHint)
                }
            })
    }

    private func table(_ html: inout HTML, _ texts: Texts.OwnData) {
        let table = StackedTable(
            style: "stacked sentences", caption: texts.caption,
            columns: [.text(texts.what), .text(texts.source), .text(texts.purpose), .text(texts.term)])
        table.write(to: &html) { html in
            for row in texts.rows {
                table.row(&html, [.text(row.what), .text(row.source), .text(row.purpose), .text(row.term)])
            }
        }
    }

    private func link(_ html: inout HTML, _ page: some Endpoint, _ title: String, _ purpose: String) {
        html.li { html in
            html.a(.href(page), text: title)
            html.p(.class("quiet"), text: purpose)
        }
    }
}
