import Domain
import Markup
import Words

/// The first of the four icons: the choice of language. It stays on the page and its period.
struct LanguageNavigation {
    let context: ViewContext

    func write(to html: inout HTML) {
        html.nav(.class("languages"), .ariaLabel(context.texts.frame.language)) { html in
            html.verbatim(Icon.language.markup)
            html.span(.class("word"), text: context.texts.frame.language)
            html.ul { html in
                let address = (context.visit.match?.endpoint ?? StartPage()).address
                for language in Language.allCases {
                    html.li { html in
                        choice(&html, language, address)
                    }
                }
            }
        }
    }

    private func choice(_ html: inout HTML, _ language: Language, _ address: String) {
        let code = language.rawValue
        if language == context.language {
            html.span(.fixed("aria-current", "true"), text: language.shortName)
        } else {
            html.a(
                .href(language.address(of: address)), .lang(code), Attribute("hreflang", code),
                .ariaLabel(language.ownName),
                text: language.shortName)
        }
    }
}
