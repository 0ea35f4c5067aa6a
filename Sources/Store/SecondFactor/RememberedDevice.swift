package import Domain

/// A browser on which the second factor is not asked, as its customer sees it.
package struct RememberedDevice: Sendable {
    package let id: Int64
    /// Browser and system.
    package let device: String
    package let createdAt: Timestamp

    /// In seconds.
    package static let lifetime: Int64 = 30 * 24 * 60 * 60
}

extension Authentication {
    /// - Parameter token: the SHA-256 of the cookie's value.
    package func rememberDevice(_ token: [UInt8], of customer: CustomerID, device: String, now: Timestamp) throws {
        try connection.execute(
            "DELETE FROM remembered_device WHERE customer = $1 AND created_at <= $2",
            [customer, now - RememberedDevice.lifetime])
        try connection.execute(
            "INSERT INTO remembered_device (token, id, customer, device, created_at) VALUES ($1, $2, $3, $4, $5)",
            [token, Int64.random(in: 1 ... .max), customer, device, now])
    }

    package func isRemembered(_ token: [UInt8], of customer: CustomerID, now: Timestamp) throws -> Bool {
        try connection.row(
            "SELECT 1 FROM remembered_device WHERE token = $1 AND customer = $2 AND created_at > $3",
            [token, customer, now - RememberedDevice.lifetime]
        ) { $0.int(0) } != nil
    }
}

extension Customer {
    /// The latest first.
    package func rememberedDevices() throws -> [RememberedDevice] {
        try connection.rows(
            """
            SELECT id, device, created_at FROM remembered_device
            WHERE customer = $1 AND created_at > $2 ORDER BY created_at DESC, id
            """, [id, now - RememberedDevice.lifetime]
        ) { row in
            RememberedDevice(id: row.int(0), device: row.text(1), createdAt: row.moment(2))
        }
    }

    /// Does nothing if the customer has no such device.
    package func forgetDevice(id device: Int64) throws {
        try connection.execute("DELETE FROM remembered_device WHERE id = $1 AND customer = $2", [device, id])
    }

    package func forgetDevices() throws {
        try connection.execute("DELETE FROM remembered_device WHERE customer = $1", [id])
    }
}
