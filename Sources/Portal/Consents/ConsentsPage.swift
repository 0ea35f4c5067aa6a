import Domain
import Markup
import Store
import Web
import Words

/// What a customer has agreed to, with version, language and day; each consent can be withdrawn, and given again.
struct ConsentsPage: CustomerPage, FixedEndpoint, ListedPage {
    static let path: PathTemplate = "/settings/consents"

    static func title(_ texts: Texts) -> String { texts.consents.title }

    func read(_ customer: Customer) throws -> [GivenConsent] {
        try customer.consents()
    }

    func show(_ given: [GivenConsent], _ context: ViewContext) -> PageResult {
        let texts = context.texts.consents
        let (inForce, withdrawn) = (given.filter(\.isInForce), given.filter { !$0.isInForce })
        let offered = context.settings.consents?.offered(besides: inForce) ?? []
        return .framed(
            Content(title: texts.title) { html in
                html.p(.class("lead"), text: inForce.isEmpty ? texts.none : texts.lead)
                for consent in inForce { GivenConsentView(consent: consent, context: context).write(to: &html) }
                if !offered.isEmpty {
                    html.h2(text: texts.offered)
                    for consent in offered { OfferedConsentView(consent: consent, context: context).write(to: &html) }
                }
                if !withdrawn.isEmpty { history(&html, withdrawn, context) }
            })
    }

    private func history(_ html: inout HTML, _ withdrawn: [GivenConsent], _ context: ViewContext) {
        let texts = context.texts.consents
        html.h2(text: texts.withdrawn)
        html.ul { html in
            for consent in withdrawn {
                let day = context.day(consent.withdrawnAt ?? consent.agreedAt)
                html.li(text: texts.withdrawnOn((title: consent.title, day: day)))
            }
        }
    }
}

extension Consents {
    /// Those that the customer has not agreed to in their present version.
    fileprivate func offered(besides given: [GivenConsent]) -> [ConsentText] {
        texts.filter { text in
            !given.contains { $0.agreement.purpose == text.purpose && $0.agreement.version == text.version }
        }
    }
}
