package import Domain

/// Whose new password is checked: it must not contain the e-mail or an account's number, and may be shorter with a
/// second factor. Who was added by the operator may not have agreed to anything yet.
package struct PasswordOwner: Sendable {
    package let customer: CustomerID
    package let email: EmailAddress
    package let language: Language?
    package let accounts: [AccountNumber]
    package let hasSecondFactor: Bool
    /// To the consent without which there is no sign-in.
    package let hasAgreed: Bool
}

extension Authentication {
    package func passwordOwner(_ customer: CustomerID) throws -> PasswordOwner? {
        try connection.passwordOwner(customer)
    }
}

extension Visitor {
    /// The customer of a link in a letter.
    package func passwordOwner(of link: MailLink) throws -> PasswordOwner? {
        try link.customer.flatMap { try connection.passwordOwner($0) }
    }
}

extension Connection {
    fileprivate func passwordOwner(_ customer: CustomerID) throws -> PasswordOwner? {
        let accounts = try rows("SELECT account FROM account_link WHERE customer = $1", [customer]) {
            $0.accountNumber(0)
        }
        return try row(
            """
            SELECT email, language,
                (SELECT COUNT(*) FROM second_factor WHERE customer = customer.id AND confirmed_at IS NOT NULL),
                (SELECT COUNT(*) FROM consent
                    WHERE consent.customer = customer.id AND purpose = $1 AND withdrawn_at IS NULL)
            FROM customer WHERE id = $2
            """, [ConsentPurpose.account.text, customer]
        ) { row in
            PasswordOwner(
                customer: customer, email: EmailAddress(stored: row.text(0)),
                language: row.language(1), accounts: accounts,
                hasSecondFactor: row.int(2) == 1, hasAgreed: row.int(3) > 0)
        }
    }
}
