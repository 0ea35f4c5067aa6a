import Domain
import Markup
import Words

/// A consent in force: what was agreed and when, and what follows when it is withdrawn.
struct GivenConsentView {
    let consent: GivenConsent
    let context: ViewContext

    private var texts: Texts.Consents { context.texts.consents }
    private var agreement: ConsentAgreement { consent.agreement }

    func write(to html: inout HTML) {
        html.section(.class("plan")) { html in
            html.h2(text: consent.title)
            html.p(
                text: texts.given(
                    (
                        day: context.day(consent.agreedAt), version: agreement.version.text,
                        language: agreement.language.ownName
                    )))
            ConsentDetails(summary: texts.text, shown: consent.shown, agreement.language).write(to: &html)
            html.h3(text: texts.follows)
            html.p(text: whatFollows)
            if agreement.purpose == .account {
                html.p { $0.a(.href(DeletionPage()), text: context.texts.deletion.title) }
            } else {
                withdrawal(&html)
            }
        }
    }

    private var whatFollows: String {
        context.settings.consents?[agreement.purpose]?.withdrawal[context.language] ?? texts.followsAnyway
    }

    private func withdrawal(_ html: inout HTML) {
        html.form(.method("post"), .action(WithdrawConsent())) { html in
            context.formToken.write(to: &html)
            html.input(.type("hidden"), .name("purpose"), .value(agreement.purpose.text))
            html.button(.type("submit"), text: texts.withdraw)
        }
    }
}

/// A consent that the customer can give.
struct OfferedConsentView {
    let consent: ConsentText
    let context: ViewContext

    func write(to html: inout HTML) {
        let language = context.language
        html.section(.class("plan")) { html in
            html.h3(text: consent.title[language])
            ConsentDetails(consent, summary: context.texts.consents.text, language).write(to: &html)
            html.p(text: consent.agreement[language])
            html.form(.method("post"), .action(ConsentsPage())) { html in
                context.formToken.write(to: &html)
                html.input(.type("hidden"), .name("purpose"), .value(consent.purpose.text))
                html.input(.type("hidden"), .name("version"), .value(consent.version.text))
                html.button(.type("submit"), text: context.texts.consents.agree)
            }
        }
    }
}

extension GivenConsent {
    /// The first paragraph of what was shown.
    var title: String {
        shown.split(separator: "\n\n").first.map(String.init) ?? agreement.purpose.text
    }
}
