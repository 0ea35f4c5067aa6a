import Domain
import Markup

/// The choice of a language, each by its own name.
struct LanguageField {
    static let id = "language"

    let label: String

    func write(to html: inout HTML, chosen: Language) {
        FieldView(id: LanguageField.id, label: label).select(&html) { html in
            for language in Language.allCases {
                html.option(
                    .value(language.rawValue), .flag("selected", language == chosen), .lang(language.rawValue),
                    text: language.ownName)
            }
        }
    }
}
