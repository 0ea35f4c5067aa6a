import Domain
import Markup
import Store
import Web
import Words

/// The data that a page's frame shows.
struct FrameFacts: Sendable {
    /// The e-mail of the signed-in customer.
    var email: String?
    var catalogue: Catalogue?
}

extension FrameFacts {
    init(_ visitor: Visitor) {
        self.init(email: visitor.session?.email, catalogue: visitor.catalogue)
    }
}

/// The frame that every page has (F1): four icons with their labels at the top left, the menu, the information area.
struct FrameView {
    let facts: FrameFacts
    let setting: Setting
    let assets: Assets
    let demoDay: Day?

    private var texts: Texts.Frame { setting.texts.frame }

    func document(_ content: Content) -> [UInt8] {
        HTML.document(.lang(setting.language.rawValue)) { html in
            html.head { html in
                DocumentHead(content: content, setting: setting, assets: assets).write(to: &html)
            }
            html.body { html in
                html.a(.class("skip"), .href("#content"), text: texts.skip)
                header(&html)
                MenuView(isSignedIn: facts.email != nil, setting: setting).writeFolded(to: &html)
                html.div(.class(content.isWide ? "columns wide" : "columns")) { html in
                    MenuView(isSignedIn: facts.email != nil, setting: setting).writeOpen(to: &html)
                    main(&html, content)
                    InformationArea(facts: facts, setting: setting).write(to: &html)
                }
            }
        }
    }

    private func header(_ html: inout HTML) {
        html.header(.class("top")) { html in
            LanguageNavigation(setting: setting).write(to: &html)
            html.nav(.class("icons"), .ariaLabel(texts.icons)) { html in
                html.ul { html in
                    icon(&html, .home, StartPage(), texts.start)
                    icon(&html, .feedback, ContactsPage(), texts.feedback)
                    icon(&html, .siteMap, SiteMapPage(), texts.siteMap)
                }
            }
            if let email = facts.email {
                html.p(.class("who"), text: texts.signedInAs(email))
            }
        }
    }

    private func icon(_ html: inout HTML, _ icon: Icon, _ page: some Endpoint, _ words: String) {
        html.li { html in
            html.a(.href(page), current(page, setting)) { html in
                html.verbatim(icon.markup)
                html.span(text: words)
            }
        }
    }

    private func main(_ html: inout HTML, _ content: Content) {
        html.main(.id("content"), .fixed("tabindex", "-1")) { html in
            if let demoDay {
                html.p(.class("demo"), text: texts.demoDay(demoDay.inWords(setting.language)))
            }
            html.h1(text: content.title)
            content.write(&html)
        }
    }
}

/// Marks the link to the current page, or to the accounts on the pages of one.
func current<Linked: Endpoint>(_ page: Linked, _ setting: Setting) -> Attribute {
    guard let here = setting.visit.match?.path else { return .flag("aria-current", false) }
    if here == Linked.path { return .fixed("aria-current", "page") }
    let isInside = Linked.self == AccountsPage.self && here.text.hasPrefix(AccountPage.path.text)
    return isInside ? .fixed("aria-current", "true") : .flag("aria-current", false)
}
