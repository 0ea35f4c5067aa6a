import Operations
import Store

/// Adds customers: through the running portal if it has the embedded database, else directly on the database.
struct CustomerRegistration {
    let address: DatabaseAddress
    /// The password hash of all added customers.
    let password: String
    private var database: (any Database)?

    init(_ address: DatabaseAddress, password: String) {
        (self.address, self.password) = (address, password)
    }

    /// - Returns: the outcome for each customer.
    mutating func add(_ customers: [NewCustomer]) async throws -> [NewCustomer.Outcome] {
        if database == nil, case .directory(let path) = address,
            let reply = try await ControlClient(directory: path).run(.addCustomers(customers, password: password))
        {
            switch reply {
            case .customers(let outcomes): return outcomes
            case .failed(let reason): throw CustomerRefusal(description: reason)
            case .progress, .outcome, .unreadable: throw ControlError.hungUp
            }
        }
        let database = try self.database ?? openDatabase(address, for: "kabinet user add")
        self.database = database
        return try await NewCustomer.add(customers, password: password, to: database, now: wallClock())
    }
}

struct CustomerRefusal: Error, CustomStringConvertible {
    let description: String
}
