package import Domain

/// A registration that waits until the link in its letter is used.
package struct Registration: Sendable {
    package let email: String
    /// The hash.
    package let password: String
    package let language: Language
    package let consents: [ConsentAgreement]

    package init(email: String, password: String, language: Language, consents: [ConsentAgreement]) {
        (self.email, self.password, self.language, self.consents) = (email, password, language, consents)
    }

    /// With what the holder of the mailbox chooses, instead of what whoever registered the e-mail has chosen.
    package func choosing(password: String, language: Language, consents: [ConsentAgreement]) -> Registration {
        Registration(email: email, password: password, language: language, consents: consents)
    }
}

extension [ConsentAgreement] {
    /// A line for each: "account 2019-10 kk".
    var stored: String {
        map { "\($0.purpose.text) \($0.version.text) \($0.language.rawValue)" }.joined(separator: "\n")
    }

    init(stored text: String) {
        self = text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 3, let language = Language(rawValue: words[2]) else { return nil }
            return ConsentAgreement(
                purpose: ConsentPurpose(stored: words[0]), version: ConsentVersion(stored: words[1]),
                language: language)
        }
    }
}
