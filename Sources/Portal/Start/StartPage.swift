import Domain
import Markup
import Store
import Web
import Words

/// F1: the start page. A signed-in customer sees each account's balance; other visitors see what the portal is and
/// where to sign in.
struct StartPage: Page, FixedEndpoint, ListedPage {
    static let path: PathTemplate = "/"

    static func title(_ texts: Texts) -> String { texts.frame.start }

    func read(_ visitor: Visitor) throws -> AccountOverview? {
        guard visitor.session != nil else { return nil }
        return try AccountOverview(Customer(visitor))
    }

    func show(_ overview: AccountOverview?, _ context: ViewContext) -> PageResult {
        let texts = context.texts.start
        return .framed(
            Content(title: texts.title) { html in
                if let overview {
                    AccountOverviewView(overview: overview, context: context).write(to: &html)
                    if !overview.standings.isEmpty {
                        NextSteps(context.texts, givesReadings: overview.givesReadings).write(to: &html)
                    }
                } else {
                    html.p(.class("lead"), text: texts.welcome)
                    html.p(text: texts.withAccount)
                    html.p { html in
                        html.a(.class("button"), .href(SignInPage()), text: texts.signIn)
                    }
                    html.p(text: texts.withoutAccount)
                    html.p { html in
                        html.a(
                            .class("button quiet"), .href(RegistrationPage()), text: context.texts.registration.title)
                    }
                    html.p { $0.a(.href(TariffsPage()), text: context.texts.navigation.tariffs) }
                    html.h2(text: context.texts.publicCalculator.title)
                    html.p { html in
                        html.a(.href(PublicCalculatorPage()), text: context.texts.publicCalculator.link)
                    }
                }
            })
    }
}
