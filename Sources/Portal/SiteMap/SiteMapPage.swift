import Markup
import Store
import Web
import Words

/// All pages of the site, for everyone and for customers.
struct SiteMapPage: Page, FixedEndpoint, ListedPage {
    static let path: PathTemplate = "/site-map"

    func read(_ visitor: Visitor) throws {}

    func show(_ facts: Void, _ setting: Setting) -> Answer {
        let texts = setting.texts
        return .framed(
            Content(title: texts.siteMap.title) { html in
                html.h2(text: texts.siteMap.forEverybody)
                list(&html, .everybody, texts)
                html.h2(text: texts.siteMap.forCustomers)
                list(&html, .customers, texts)
                html.p(.class("quiet"), text: texts.siteMap.insideAccount)
            })
    }

    private func list(_ html: inout HTML, _ audience: Audience, _ texts: Texts) {
        html.ul { html in
            for page in Portal.listed where page.audience == audience {
                html.li { $0.a(.href(page.init()), text: page.title(texts)) }
            }
        }
    }

    static func title(_ texts: Texts) -> String { texts.siteMap.title }
}

/// A page that the site map lists, in the order of the site's table.
protocol ListedPage: Endpoint {
    init()
    static func title(_ texts: Texts) -> String
}

extension Portal {
    fileprivate static let listed = site.compactMap { $0 as? any ListedPage.Type }
}
