/// A consent that customers are asked for, with all its slots filled.
package struct ConsentText: Hashable, Sendable {
    package let purpose: ConsentPurpose
    package let version: ConsentVersion
    package let title: Words
    /// Paragraphs, separated by a blank line.
    package let text: Words
    /// The sentence next to the checkbox.
    package let agreement: Words
    /// What follows when it is withdrawn.
    package let withdrawal: Words

    package init(
        purpose: ConsentPurpose, version: ConsentVersion, title: Words, text: Words, agreement: Words, withdrawal: Words
    ) {
        (self.purpose, self.version, self.title, self.text) = (purpose, version, title, text)
        (self.agreement, self.withdrawal) = (agreement, withdrawal)
    }

    /// All that a customer sees before agreeing: the title, the text, the sentence next to the checkbox.
    package func shown(in language: Language) -> String {
        [title[language], text[language], agreement[language]].joined(separator: "\n\n")
    }

    /// The agreement of a customer who has read it in `language`.
    package func agreement(in language: Language) -> ConsentAgreement {
        ConsentAgreement(purpose: purpose, version: version, language: language)
    }
}

/// To which text a customer has agreed.
package struct ConsentAgreement: Hashable, Sendable {
    package let purpose: ConsentPurpose
    package let version: ConsentVersion
    /// In which it was read.
    package let language: Language

    package init(purpose: ConsentPurpose, version: ConsentVersion, language: Language) {
        (self.purpose, self.version, self.language) = (purpose, version, language)
    }
}
