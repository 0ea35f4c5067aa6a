import ArgumentParser
import Operations

// Adding customers from the terminal, with its messages.

extension CustomerRegistration {
    func add(_ customer: NewCustomer) async throws {
        var registration = self
        switch try await registration.add([customer]).first {
        case .added: print("\(customer.email) may sign in, and read \(customer.accounts.count) account(s).")
        case .existing: throw CustomerRefusal(description: "\(customer.email) exists already")
        case .refused(let reason): throw CustomerRefusal(description: reason)
        case nil: throw ControlError.hungUp
        }
    }

    func add(_ file: CustomerFile, named name: String) async throws {
        var registration = self
        let display = ProgressDisplay()
        let result = try await file.add { customers in
            try await registration.add(customers)
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
