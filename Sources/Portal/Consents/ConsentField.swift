import Domain
import Markup
import Web
import Words

/// The consents that a new customer is asked for.
struct ConsentFields {
    let consents: Consents
    let typed: FormFields
    let problems: [(field: String, message: String)]
    let context: ViewContext

    func write(to html: inout HTML) {
        html.fieldset { html in
            html.legend(text: context.texts.registration.consents)
            for consent in consents.texts {
                let name = ConsentField.name(of: consent.purpose)
                ConsentField(consent: consent, messages: problems.messages(of: name), context: context)
                    .write(to: &html, isOn: typed[name] != nil)
            }
        }
    }
}

/// A checkbox for a consent, never ticked beforehand, with the consent's whole text under it.
struct ConsentField {
    let consent: ConsentText
    let messages: [String]
    let context: ViewContext

    /// The name of the form's field.
    static func name(of purpose: ConsentPurpose) -> String { "consent-" + purpose.text }

    func write(to html: inout HTML, isOn: Bool) {
        let language = context.language
        FieldView(id: ConsentField.name(of: consent.purpose), label: consent.agreement[language], messages: messages)
            .checkbox(&html, isOn: isOn)
        ConsentDetails(consent, summary: context.texts.registration.fullText, language).write(to: &html)
    }
}

/// The text of a consent, folded.
struct ConsentDetails {
    let summary: String
    /// The title, then paragraphs, separated by blank lines.
    let shown: String
    let language: Language

    init(summary: String, shown: String, _ language: Language) {
        (self.summary, self.shown, self.language) = (summary, shown, language)
    }

    /// Without the sentence next to the checkbox, which is on the page anyway.
    init(_ consent: ConsentText, summary: String, _ language: Language) {
        self.init(
            summary: summary, shown: consent.title[language] + "\n\n" + consent.text[language], language)
    }

    func write(to html: inout HTML) {
        let paragraphs = shown.split(separator: "\n\n").map(String.init)
        html.details(.class("choice")) { html in
            html.summary(text: summary)
            html.div(.lang(language.rawValue)) { html in
                if let title = paragraphs.first { html.p { $0.strong(text: title) } }
                for paragraph in paragraphs.dropFirst() { html.p(text: paragraph) }
            }
        }
    }
}

extension Consents {
    /// What was ticked in a form, as agreements in the language of the page.
    func agreed(in language: Language, _ isTicked: (String) -> Bool) -> [ConsentAgreement] {
        texts.filter { isTicked(ConsentField.name(of: $0.purpose)) }.map { $0.agreement(in: language) }
    }
}
