import Markup
import Store

/// All that the site has, for everybody and for customers.
struct SiteMapPage: Page {
    func read(_ visitor: Visitor) throws {}

    func show(_ facts: Void, _ setting: Setting) -> Answer {
        let texts = setting.texts
        return .framed(
            Content(title: texts.siteMap.title) { html in
                html.h2(text: texts.siteMap.forEverybody)
                list(
                    &html,
                    [
                        (.start, texts.frame.start), (.signIn(), texts.signIn.title),
                        (.contacts, texts.contacts.title), (.tariffs, texts.tariffs.title),
                        (.publicCalculator(), texts.publicCalculator.title), (.siteMap, texts.siteMap.title),
                    ])
                html.h2(text: texts.siteMap.forCustomers)
                list(&html, [(.accounts, texts.accounts.title)])
                html.p(.class("quiet"), text: texts.siteMap.insideAccount)
            })
    }

    private func list(_ html: inout HTML, _ links: [(PortalURL, String)]) {
        html.ul { html in
            for (url, words) in links {
                html.li { $0.a(.href(url.address), text: words) }
            }
        }
    }
}
