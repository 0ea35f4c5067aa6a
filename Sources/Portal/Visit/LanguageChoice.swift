import Domain
import Web

/// Which language a visitor gets: the one asked for, else the one remembered, else the browser's, else Kazakh.
enum LanguageChoice {
    static func language(chosen: Language?, cookie: String?, accepted: String?) -> Language {
        chosen ?? cookie.flatMap(Language.init(rawValue:)) ?? accepted.flatMap(AcceptedLanguage.preferred) ?? .kk
    }
}
