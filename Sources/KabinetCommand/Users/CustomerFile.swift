import ArgumentParser
import Exchange

/// A CSV file of customers, who are let in some hundred at a time: broken off, it can be run again.
struct CustomerFile {
    struct Result {
        var letIn = 0
        var hadSignIn = 0
        var refused = 0

        var count: Int { letIn + hadSignIn + refused }
        var words: String {
            "\(letIn) customers may sign in now; \(hadSignIn) had a sign-in before; \(refused) lines were refused."
        }
    }

    private let table: CSVTable

    /// - Throws: `UnreadableBatch`.
    init(path: String) throws {
        table = try CSVTable(path: path, columns: ["email", "accounts"])
    }

    /// - Parameters:
    ///   - chunk: how many are let in within one transaction. With the embedded database nobody signs in meanwhile.
    ///   - complain: is told which line is refused, and why.
    ///   - progress: is told now and then how much of the file is read, and how it stands.
    func letIn(
        through door: CustomerDoor, chunk: Int = 200, complain: (_ line: Int, _ reason: String) -> Void,
        progress: (_ share: Double, Result) -> Void
    ) async throws -> Result {
        var (door, result) = (door, Result())
        func refuse(_ line: Int, _ reason: String) {
            result.refused += 1
            complain(line, reason)
        }
        var isAtEnd = false
        while !isAtEnd {
            try Task.checkCancellation()
            var waiting: [(line: Int, customer: NewCustomer)] = []
            while waiting.count < chunk, !isAtEnd {
                switch try table.next() {
                case nil: isAtEnd = true
                case .wrong(let reason): refuse(table.line, reason)
                case .cells(let cells):
                    let accounts = cells[1].split(separator: " ").map(String.init)
                    do {
                        waiting.append((table.line, try NewCustomer(email: cells[0], accounts: accounts)))
                    } catch let error as ValidationError {
                        refuse(table.line, error.message)
                    }
                }
            }
            guard !waiting.isEmpty else { continue }
            for (line, ending) in zip(waiting.map(\.line), try await door.letIn(waiting.map(\.customer))) {
                switch ending {
                case .letIn: result.letIn += 1
                case .hadSignIn: result.hadSignIn += 1
                case .refused(let reason): refuse(line, reason)
                }
            }
            progress(Double(table.position) / Double(table.size), result)
        }
        return result
    }
}
