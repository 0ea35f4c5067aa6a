import ArgumentParser
import Operations
import Words

/// Adds customers from the terminal, with its messages.
struct AddingCustomers {
    var dispatcher: CustomerDispatcher
    /// The hash of their password.
    let password: String
    let invitation: CustomerOperation.Invitation?

    private var words: CommandTexts.Users { Speech.texts.users }

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
            print(words.invited((email: customer.email, count: "\(customer.accounts.count)")))
        case .added: print(words.added((email: customer.email, count: "\(customer.accounts.count)")))
        case .existing: throw CustomerRefusal(description: words.exists(customer.email))
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
            printError(words.line((file: name, line: "\(line)", reason: reason)) + "\n")
        } progress: { share, result in
            display.show(share: share, words.progress("\(result.count)"))
        }
        display.clear()
        print(result.words)
        guard result.refused == 0 else { throw ExitCode(1) }
    }
}
