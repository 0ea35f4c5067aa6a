import Operations
import Store

/// Lets customers in: through the running portal where it has the embedded database, else on the database itself.
struct CustomerRegistration {
    let address: DatabaseAddress
    /// The hash for all who come in.
    let password: String
    private var database: (any Database)?

    init(_ address: DatabaseAddress, password: String) {
        (self.address, self.password) = (address, password)
    }

    /// - Returns: what became of each.
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
