package import Domain

/// A customer's second factor: codes from an app, or recovery codes.
package struct SecondFactor: Sendable {
    package let key: [UInt8]
    package let createdAt: Timestamp
    /// False while it is being set up.
    package let isOn: Bool
    /// The time step of the last code that was used: it and those before it are refused.
    package let usedStep: Int64
    /// How many are left.
    package let recoveryCodes: Int

    /// How many seconds a customer has to set it up.
    package static let setUpTime: Int64 = 15 * 60
    /// By how many time steps of 30 seconds the clocks of nodes may differ so that a code still works once.
    static let longestLead: Int64 = 20
}

extension Customer {
    /// Nil if it is off, and not being set up either.
    package func secondFactor() throws -> SecondFactor? {
        let factor = try connection.secondFactor(of: id)
        guard let factor, factor.isOn || now.seconds(since: factor.createdAt) < SecondFactor.setUpTime else {
            return nil
        }
        return factor
    }

    /// Stores a new key, which is not asked for until it is turned on; does nothing if the second factor is on.
    package func setUpSecondFactor(key: [UInt8]) throws {
        try connection.execute(
            """
            INSERT INTO second_factor (customer, totp_key, created_at) VALUES ($1, $2, $3)
            ON CONFLICT (customer) DO UPDATE SET totp_key = excluded.totp_key, created_at = excluded.created_at
            WHERE second_factor.confirmed_at IS NULL
            """, [id, key, now])
    }

    /// - Parameter step: of the code that proves that the customer's app has the key.
    /// - Returns: false if it is on already.
    package func turnSecondFactorOn(step: Int64) throws -> Bool {
        let turned = try connection.execute(
            "UPDATE second_factor SET confirmed_at = $1, used_step = $2 WHERE customer = $3 AND confirmed_at IS NULL",
            [now, step, id])
        return turned == 1
    }

    /// - Parameter codes: hashed; the older ones no longer work.
    package func replaceRecoveryCodes(with codes: [[UInt8]]) throws {
        try connection.execute("DELETE FROM recovery_code WHERE customer = $1", [id])
        for code in codes {
            try connection.execute("INSERT INTO recovery_code (customer, code) VALUES ($1, $2)", [id, code])
        }
    }

    /// With its recovery codes, and the devices on which it is not asked.
    package func turnSecondFactorOff() throws {
        try connection.turnSecondFactorOff(of: id)
    }

    /// See `Authentication.use(step:of:)`.
    package func use(step: Int64) throws -> Bool {
        try connection.use(step: step, of: id)
    }

    /// See `Authentication.use(recoveryCode:of:)`.
    package func use(recoveryCode code: [UInt8]) throws -> Bool {
        try connection.use(recoveryCode: code, of: id)
    }
}

extension Authentication {
    /// Nil if it is off.
    package func secondFactor(of customer: CustomerID) throws -> SecondFactor? {
        let factor = try connection.secondFactor(of: customer)
        return factor?.isOn == true ? factor : nil
    }

    /// Marks a code of the app as used.
    ///
    /// - Returns: false if this code or a later one was used before.
    package func use(step: Int64, of customer: CustomerID) throws -> Bool {
        try connection.use(step: step, of: customer)
    }

    /// - Parameter code: hashed.
    /// - Returns: false if it is not one of the customer's, or was used before.
    package func use(recoveryCode code: [UInt8], of customer: CustomerID) throws -> Bool {
        try connection.use(recoveryCode: code, of: customer)
    }

    /// Turns off a second factor that was turned on at `moment` or later, or is being set up.
    package func turnSecondFactorOff(of customer: CustomerID, since moment: Timestamp) throws {
        let isNew = try connection.row(
            "SELECT 1 FROM second_factor WHERE customer = $1 AND (confirmed_at IS NULL OR confirmed_at >= $2)",
            [customer, moment]
        ) { _ in true }
        if isNew == true { try connection.turnSecondFactorOff(of: customer) }
    }
}

extension Connection {
    fileprivate func secondFactor(of customer: CustomerID) throws -> SecondFactor? {
        try row(
            """
            SELECT totp_key, created_at, confirmed_at, used_step,
                (SELECT COUNT(*) FROM recovery_code WHERE recovery_code.customer = second_factor.customer)
            FROM second_factor WHERE customer = $1
            """, [customer]
        ) { row in
            SecondFactor(
                key: row.bytes(0), createdAt: row.moment(1), isOn: !row.isNull(2), usedStep: row.int(3),
                recoveryCodes: Int(row.int(4)))
        }
    }

    fileprivate func use(step: Int64, of customer: CustomerID) throws -> Bool {
        // A code that a clock far ahead has taken refuses no others until that clock is caught up with.
        try execute(
            "UPDATE second_factor SET used_step = $1 WHERE customer = $2 AND (used_step < $1 OR used_step > $3)",
            [step, customer, step + SecondFactor.longestLead]) == 1
    }

    fileprivate func use(recoveryCode code: [UInt8], of customer: CustomerID) throws -> Bool {
        try execute("DELETE FROM recovery_code WHERE customer = $1 AND code = $2", [customer, code]) == 1
    }

    func turnSecondFactorOff(of customer: CustomerID) throws {
        try execute("DELETE FROM second_factor WHERE customer = $1", [customer])
        try execute("DELETE FROM recovery_code WHERE customer = $1", [customer])
        try execute("DELETE FROM remembered_device WHERE customer = $1", [customer])
    }
}
