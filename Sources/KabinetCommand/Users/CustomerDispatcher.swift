import Operations
import Portal
import Store

/// Runs operations on customers: through the running portal if it has the embedded database, else directly on the
/// database.
struct CustomerDispatcher {
    private let address: DatabaseAddress
    private let letters: OperatorLetters
    private var database: (any Database)?

    init(_ address: DatabaseAddress, _ letters: OperatorLetters) {
        (self.address, self.letters) = (address, letters)
    }

    init(_ settings: Settings) throws {
        self.init(settings.database, try OperatorLetters(settings))
    }

    /// - Throws: `CustomerRefusal` if nothing was changed.
    @discardableResult
    mutating func run(_ operation: CustomerOperation) async throws -> CustomerOperation.Outcome {
        switch try await outcome(of: operation) {
        case .refused(let reason): throw CustomerRefusal(description: reason)
        case let outcome: return outcome
        }
    }

    private mutating func outcome(of operation: CustomerOperation) async throws -> CustomerOperation.Outcome {
        if database == nil, let outcome = try await address.ask(.customers(operation), \.customers) { return outcome }
        let database = try self.database ?? openDatabase(address, for: "kabinet user")
        self.database = database
        return try await operation.run(on: database, letters, now: wallClock())
    }
}

/// The portal has the words of these letters.
extension OperatorLetters: LetterWriting {
    init(_ settings: Settings) throws {
        try self.init(publicAddress: settings.publicAddress, localTime: localTime(in: settings.timeZone))
    }
}

struct CustomerRefusal: Error, CustomStringConvertible {
    let description: String
}
