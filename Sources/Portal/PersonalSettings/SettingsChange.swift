import Domain
import Store
import Web
import Words

/// Handles the form of `SettingsPage`.
struct SettingsChange: FormAction, FixedEndpoint {
    typealias Context = CustomerContext
    static let path = SettingsPage.path

    enum Problem: FormProblem {
        case formExpired, nameTooLong, phoneInvalid

        var field: String { self == .phoneInvalid ? SettingsField.phone : SettingsField.name }

        func words(_ texts: Texts.Settings) -> String {
            switch self {
            case .formExpired: texts.formExpired
            case .nameTooLong: texts.nameTooLong(String(DisplayName.longest))
            case .phoneInvalid: texts.phoneInvalid
            }
        }
    }

    func parse(_ form: GenuineForm) throws(Refused<Problem>) -> Profile {
        let (typedName, typedPhone) = (form[SettingsField.name], form[SettingsField.phone])
        let (name, phone) = (DisplayName(typedName), PhoneNumber(typedPhone))
        var problems: [Problem] = []
        if name == nil, !typedName.trimmingBlanks().isEmpty { problems.append(.nameTooLong) }
        if phone == nil, !typedPhone.trimmingBlanks().isEmpty { problems.append(.phoneInvalid) }
        guard problems.isEmpty else { throw Refused(all: problems) }
        let unwanted = SettingsValues.optionalLetters.filter { form[SettingsField.letter($0)].isEmpty }
        return Profile(
            name: name?.text, phone: phone?.text, language: Language(rawValue: form[LanguageField.id]),
            hasLargeText: !form[SettingsField.largeText].isEmpty, unwantedLetters: Set(unwanted))
    }

    func page(_ typed: FormFields, _ problems: [Problem]) -> SettingsPage {
        SettingsPage(typed: typed, problems: problems)
    }

    func perform(_ profile: Profile, _ context: CustomerContext) async throws -> Done {
        try await context.write { try $0.store(profile) }
        var done = Done(next: SettingsPage(isSaved: true))
        if let language = profile.language {
            done.headers.append(
                context.visit.cookies.setting(.language, language.rawValue, maxAge: yearOfSeconds))
        }
        return done
    }
}
