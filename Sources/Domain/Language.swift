/// The three languages of every page. Kazakh is the default.
package enum Language: String, CaseIterable, Codable, Sendable {
    case kk, ru, en

    /// The language's own name, as the choice of language shows it.
    package var ownName: String {
        switch self {
        case .kk: "Қазақша"
        case .ru: "Русский"
        case .en: "English"
        }
    }

    /// The same where there is little room: "Қаз".
    package var shortName: String { String(ownName.prefix(3)) }
}
