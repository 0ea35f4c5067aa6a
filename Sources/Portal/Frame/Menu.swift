import Domain
import Markup
import Web
import Words

/// The menu ("Мәзір"), in the order of F1. On a phone it folds, without script; on a wide screen it is on the left. It
/// is written twice, since a style sheet cannot open a folded `details`; only one of the two is displayed.
struct MenuView {
    /// The name of the customer who has signed in.
    private let customer: String?
    /// Whether readings are taken.
    private let givesReadings: Bool
    /// The last entry, with this visitor's own token; nil for who has not signed in.
    private let signOut: Fragment?
    private let context: ViewContext

    init(_ facts: FrameFacts, context: ViewContext) {
        (customer, self.context) = (facts.customer?.name, context)
        givesReadings = facts.catalogue?.readingRules.isEmpty == false
        signOut = facts.customer.map { _ in MenuView.signOut(context) }
    }

    private var texts: Texts.Frame { context.texts.frame }

    func writeFolded(to html: inout HTML) {
        html.details(.class("menu folded")) { html in
            html.summary(text: texts.menu)
            if let customer { html.p(.class("who"), text: texts.signedInAs(customer)) }
            html.nav(.ariaLabel(texts.menu)) { entries(&$0) }
        }
    }

    func writeOpen(to html: inout HTML) {
        html.nav(.class("menu open"), .ariaLabel(texts.menu)) { entries(&$0) }
    }

    private func entries(_ html: inout HTML) {
        let part = SharedMarkup.Part.menu(
            isSignedIn: customer != nil, givesReadings: givesReadings, path: context.visit.match?.path.text)
        html.ul { html in
            html.fragment(context.shared(part, write: links))
            if let signOut { html.fragment(signOut) }
        }
    }

    private func links(_ html: inout HTML) {
        if customer != nil {
            entry(&html, AccountsPage(), texts.accounts)
            if givesReadings { entry(&html, ReadingsPage(), context.texts.readings.title) }
            entry(&html, TariffsPage(), context.texts.tariffs.title)
            entry(&html, PublicCalculatorPage(), context.texts.publicCalculator.title)
            entry(&html, SettingsPage(), context.texts.settings.title)
            entry(&html, LinkedAccountsPage(), context.texts.linking.title)
            entry(&html, PasswordPage(), context.texts.password.title)
            entry(&html, EmailPage(), context.texts.email.title)
        } else {
            entry(&html, StartPage(), texts.start)
            entry(&html, TariffsPage(), context.texts.tariffs.title)
            entry(&html, PublicCalculatorPage(), context.texts.publicCalculator.title)
            entry(&html, SignInPage(), texts.signIn)
        }
    }

    private func entry(_ html: inout HTML, _ page: some Endpoint, _ words: String) {
        html.li { html in
            html.a(.href(page), current(page, context), text: words)
        }
    }

    private static func signOut(_ context: ViewContext) -> Fragment {
        Fragment { html in
            html.li { html in
                html.form(.method("post"), .action(SignOut())) { html in
                    context.formToken.write(to: &html)
                    html.button(.type("submit"), .class("link"), text: context.texts.frame.signOut)
                }
            }
        }
    }
}
