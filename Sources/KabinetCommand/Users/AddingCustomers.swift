import ArgumentParser
import Operations

/// Adds customers from the terminal, with its messages.
struct AddingCustomers {
    var dispatcher: CustomerDispatcher
    /// The hash of their password.
    let password: String
    let invitation: CustomerOperation.Invitation?

    /// - Returns: the outcome for each customer.
    mutating func add(_ customers: [NewCustomer]) async throws -> [NewCustomer.Outcome] {
        let operation = CustomerOperation.add(customers, password: password, invitation: invitation)
        guard case .added(let outcomes) = try await dispatcher.run(operation) else { throw ControlError.hungUp }
        return outcomes
    }

    func add(_ customer: NewCustomer) async throws {
        var adding = self
        switch try await adding.add([customer]).first {
        case .added where invitation != nil:
            print(
                "\(customer.email) gets a letter to choose a password, and may read \(customer.accounts.count) account(s)."
            )
        case .added: print("\(customer.email) may sign in, and read \(customer.accounts.count) account(s).")
        case .existing: throw CustomerRefusal(description: "\(customer.email) exists already")
        case .refused(let reason): throw CustomerRefusal(description: reason)
        case nil: throw ControlError.hungUp
        }
    }

    func add(_ file: CustomerFile, named name: String) async throws {
        var adding = self
        let display = ProgressDisplay()
        let result = try await file.add { customers in
            try await adding.add(customers)
        } complain: { line, reason in
            display.clear()
            printError("\(name), line \(line): \(reason)\n")
        } progress: { share, result in
            display.show(share: share, "\(result.count) lines")
        }
        display.clear()
        print(result.words)
        guard result.refused == 0 else { throw ExitCode(1) }
    }
}
