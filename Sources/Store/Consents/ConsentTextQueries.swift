package import Domain

extension Operator {
    /// Stores the texts as they will be shown, before a customer sees them: proof of what was agreed.
    ///
    /// - Throws: `ChangedConsent` if a text differs from the stored one of the same version.
    package func store(_ consents: Consents) throws {
        for text in consents.texts {
            for language in Language.allCases { try store(text, in: language) }
        }
    }

    private func store(_ text: ConsentText, in language: Language) throws {
        let shown = text.shown(in: language)
        try connection.execute(
            """
            INSERT INTO consent_text (purpose, version, language, text) VALUES ($1, $2, $3, $4)
            ON CONFLICT (purpose, version, language) DO NOTHING
            """, [text.purpose.text, text.version.text, language.rawValue, shown])
        let stored = try connection.row(
            "SELECT text FROM consent_text WHERE purpose = $1 AND version = $2 AND language = $3",
            [text.purpose.text, text.version.text, language.rawValue]
        ) { $0.text(0) }
        guard stored == shown else {
            throw ChangedConsent(purpose: text.purpose, version: text.version, language: language)
        }
    }
}

/// The text of a consent was changed without a new version.
package struct ChangedConsent: Error, CustomStringConvertible {
    package let purpose: ConsentPurpose
    package let version: ConsentVersion
    package let language: Language

    package var description: String {
        """
        the consent \(purpose.text) has the version \(version.text) but another text (\(language)) than the one that was \
        shown under this version: give the changed text a new version
        """
    }
}
