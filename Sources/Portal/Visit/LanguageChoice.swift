import Domain
import Web

/// The language of a response: the requested one, else the remembered one, else the browser's, else Kazakh.
enum LanguageChoice {
    static func language(chosen: Language?, cookie: String?, accepted: String?) -> Language {
        chosen ?? cookie.flatMap(Language.init(rawValue:)) ?? accepted.flatMap(AcceptedLanguage.preferred) ?? .kk
    }
}
