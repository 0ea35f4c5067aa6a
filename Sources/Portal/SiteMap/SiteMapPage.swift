import Markup
import Store
import Web
import Words

/// All pages of the site, for everyone and for customers.
struct SiteMapPage: Page, FixedEndpoint {
    static let path: PathTemplate = "/site-map"

    func read(_ visitor: Visitor) throws {}

    func show(_ facts: Void, _ setting: Setting) -> Answer {
        let texts = setting.texts
        return .framed(
            Content(title: texts.siteMap.title) { html in
                html.h2(text: texts.siteMap.forEverybody)
                list(
                    &html,
                    [
                        (StartPage(), texts.frame.start), (SignInPage(), texts.signIn.title),
                        (ContactsPage(), texts.contacts.title), (TariffsPage(), texts.tariffs.title),
                        (PublicCalculatorPage(), texts.publicCalculator.title), (SiteMapPage(), texts.siteMap.title),
                    ])
                html.h2(text: texts.siteMap.forCustomers)
                list(&html, [(AccountsPage(), texts.accounts.title)])
                html.p(.class("quiet"), text: texts.siteMap.insideAccount)
            })
    }

    private func list(_ html: inout HTML, _ links: [(any Endpoint, String)]) {
        html.ul { html in
            for (page, words) in links {
                html.li { $0.a(.href(page.address), text: words) }
            }
        }
    }
}
