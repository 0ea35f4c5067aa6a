package import Domain

/// What a customer has set in the personal settings.
package struct Profile: Sendable {
    /// How the customer wishes to be addressed.
    package var name: String?
    /// E.164.
    package var phone: String?
    package var language: Language?
    package var hasLargeText: Bool
    /// Optional letters that the customer does not want.
    package var unwantedLetters: Set<LetterKind>

    package init(
        name: String?, phone: String?, language: Language?, hasLargeText: Bool, unwantedLetters: Set<LetterKind>
    ) {
        (self.name, self.phone, self.language) = (name, phone, language)
        (self.hasLargeText, self.unwantedLetters) = (hasLargeText, unwantedLetters)
    }
}

extension Customer {
    package func profile() throws -> Profile {
        let phone = try connection.row("SELECT phone FROM customer WHERE id = $1", [id]) { $0.optionalText(0) }
        let unwanted = try connection.rows(
            "SELECT kind FROM unwanted_letter WHERE customer = $1", [id]
        ) { LetterKind(rawValue: $0.text(0)) }
        return Profile(
            name: session.name, phone: phone.flatMap(\.self), language: session.language,
            hasLargeText: session.hasLargeText, unwantedLetters: Set(unwanted.compactMap(\.self)))
    }

    package func store(_ profile: Profile) throws {
        try connection.execute(
            "UPDATE customer SET name = $1, phone = $2, language = $3, large_text = $4 WHERE id = $5",
            [profile.name, profile.phone, profile.language?.rawValue, profile.hasLargeText ? 1 : 0, id])
        try connection.execute("DELETE FROM unwanted_letter WHERE customer = $1", [id])
        for kind in profile.unwantedLetters {
            try connection.execute(
                "INSERT INTO unwanted_letter (customer, kind) VALUES ($1, $2)", [id, kind.rawValue])
        }
    }
}
