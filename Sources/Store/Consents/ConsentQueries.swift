package import Domain

extension Authentication {
    /// Records what a new customer has agreed to.
    package func agree(_ customer: CustomerID, to agreements: [ConsentAgreement], now: Timestamp) throws {
        for agreement in agreements { try connection.agree(customer, to: agreement, now: now) }
    }
}

extension Customer {
    /// All consents, the latest first; withdrawn ones too.
    package func consents() throws -> [GivenConsent] {
        try connection.rows(
            """
            SELECT consent.purpose, consent.version, consent.language, agreed_at, withdrawn_at, text
            FROM consent LEFT JOIN consent_text
                ON consent_text.purpose = consent.purpose AND consent_text.version = consent.version
                AND consent_text.language = consent.language
            WHERE customer = $1 ORDER BY agreed_at DESC, consent.purpose
            """, [id]
        ) { row in
            GivenConsent(
                agreement: ConsentAgreement(purpose: row.code(0), version: row.code(1), language: try row.word(2)),
                agreedAt: row.moment(3), withdrawnAt: row.optionalMoment(4),
                shown: row.optionalText(5) ?? "")
        }
    }

    package func agree(to agreement: ConsentAgreement, now: Timestamp) throws {
        try connection.agree(id, to: agreement, now: now)
    }

    /// - Returns: false if there was none in force.
    package func withdrawConsent(_ purpose: ConsentPurpose, now: Timestamp) throws -> Bool {
        try connection.execute(
            "UPDATE consent SET withdrawn_at = $1 WHERE customer = $2 AND purpose = $3 AND withdrawn_at IS NULL",
            [now, id, purpose.text]) > 0
    }
}

extension Connection {
    /// Does nothing if the customer has agreed to this text already.
    fileprivate func agree(_ customer: CustomerID, to agreement: ConsentAgreement, now: Timestamp) throws {
        let (purpose, version) = (agreement.purpose.text, agreement.version.text)
        let inForce = try row(
            """
            SELECT 1 FROM consent
            WHERE customer = $1 AND purpose = $2 AND version = $3 AND withdrawn_at IS NULL
            """, [customer, purpose, version]
        ) { $0.int(0) }
        guard inForce == nil else { return }
        try execute(
            """
            INSERT INTO consent (customer, purpose, agreed_at, version, language) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (customer, purpose, agreed_at)
            DO UPDATE SET version = excluded.version, language = excluded.language, withdrawn_at = NULL
            """, [customer, purpose, now, version, agreement.language.rawValue])
    }
}
