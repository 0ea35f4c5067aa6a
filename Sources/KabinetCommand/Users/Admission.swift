import ArgumentParser
import Operations

// Who was let in, told on the terminal.

extension CustomerDoor {
    func letIn(_ customer: NewCustomer) async throws {
        var door = self
        switch try await door.letIn([customer]).first {
        case .letIn: print("\(customer.email) may sign in, and read \(customer.accounts.count) account(s).")
        case .hadSignIn: throw NotAdded(description: "\(customer.email) has a sign-in already")
        case .refused(let reason): throw NotAdded(description: reason)
        case nil: throw ControlError.hungUp
        }
    }

    func letIn(_ file: CustomerFile, named name: String) async throws {
        var door = self
        let display = ProgressDisplay()
        let result = try await file.letIn { customers in
            try await door.letIn(customers)
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
