import Domain
import Store
import Web

/// What the fields of the settings hold: the stored profile, or what was typed.
struct SettingsValues {
    let name: String
    let phone: String
    let language: Language
    let hasLargeText: Bool
    let wantedLetters: Set<LetterKind>

    static let optionalLetters = LetterKind.allCases.filter(\.isOptional)

    init(_ profile: Profile, typed: FormFields?, _ context: ViewContext) {
        if let typed {
            name = typed[SettingsField.name] ?? ""
            phone = typed[SettingsField.phone] ?? ""
            language = typed[LanguageField.id].flatMap(Language.init(rawValue:)) ?? context.language
            hasLargeText = typed[SettingsField.largeText] != nil
            let wanted = SettingsValues.optionalLetters.filter { typed[SettingsField.letter($0)] != nil }
            wantedLetters = Set(wanted)
        } else {
            name = profile.name ?? ""
            phone = profile.phone.map { PhoneNumber(stored: $0).grouped } ?? ""
            language = profile.language ?? context.language
            hasLargeText = profile.hasLargeText
            wantedLetters = Set(SettingsValues.optionalLetters).subtracting(profile.unwantedLetters)
        }
    }
}

/// The names of the fields.
enum SettingsField {
    static let name = "name"
    static let phone = "phone"
    static let largeText = "large_text"

    static func letter(_ kind: LetterKind) -> String { "letter_" + kind.rawValue }
}
