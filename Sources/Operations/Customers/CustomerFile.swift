import Exchange

/// A CSV file of customers, who are added some hundred at a time: after an interruption it can be run again.
package struct CustomerFile {
    package struct Result {
        package fileprivate(set) var added = 0
        package fileprivate(set) var existing = 0
        package fileprivate(set) var refused = 0

        package var count: Int { added + existing + refused }
    }

    private let table: CSVTable

    /// - Throws: `UnreadableBatch`.
    package init(path: String) throws {
        table = try CSVTable(path: path, columns: ["email", "accounts"])
    }

    /// - Parameters:
    ///   - chunk: how many are added in one transaction. With the embedded database no one can sign in during it.
    ///   - add: adds some customers, and returns the outcome for each.
    ///   - complain: gets each refused line, and the reason.
    ///   - progress: gets, at intervals, the share of the file that is read, and the counts so far.
    package func add(
        chunk: Int = 200, through add: ([NewCustomer]) async throws -> [NewCustomer.Outcome],
        complain: (_ line: Int, _ reason: String) -> Void, progress: (_ share: Double, Result) -> Void
    ) async throws -> Result {
        var result = Result()
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
                    do throws(NewCustomer.Problem) {
                        waiting.append((table.line, try NewCustomer(email: cells[0], accounts: accounts)))
                    } catch {
                        refuse(table.line, error.description)
                    }
                }
            }
            guard !waiting.isEmpty else { continue }
            for (line, outcome) in zip(waiting.map(\.line), try await add(waiting.map(\.customer))) {
                switch outcome {
                case .added: result.added += 1
                case .existing: result.existing += 1
                case .refused(let reason): refuse(line, reason)
                }
            }
            progress(Double(table.position) / Double(table.size), result)
        }
        return result
    }
}
