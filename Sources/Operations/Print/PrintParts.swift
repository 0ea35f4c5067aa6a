import Domain
import Store
import Synchronization

/// Divides the accounts to print into parts, always the same ones.
final class PrintParts: Sendable {
    struct Part: Sendable {
        /// From 1.
        let number: Int
        /// Whether there is no other part.
        let isOnly: Bool
        let accounts: [Account]
        /// Requested accounts without a bill of the month.
        let missing: [AccountNumber]
    }

    private struct State {
        var number = 0
        var last: AccountNumber?
        var isAtEnd = false
    }

    private let order: PrintOrder
    private let reader: any SnapshotReader
    private let size: Int
    private let state = Mutex(State())

    init(_ order: PrintOrder, _ reader: any SnapshotReader, size: Int) {
        (self.order, self.reader, self.size) = (order, reader, size)
    }

    func next() throws -> Part? {
        try state.withLock { state in
            guard !state.isAtEnd else { return nil }
            let part = try order.accounts.map { try listed($0, state.number) } ?? following(state)
            state.number += 1
            state.last = part.accounts.last?.number ?? state.last
            state.isAtEnd = part.isLast
            guard !part.accounts.isEmpty || !part.missing.isEmpty else { return nil }
            return Part(
                number: state.number, isOnly: state.number == 1 && part.isLast, accounts: part.accounts,
                missing: part.missing)
        }
    }

    private typealias Found = (accounts: [Account], missing: [AccountNumber], isLast: Bool)

    private func following(_ state: State) throws -> Found {
        // One more than needed shows whether there is another part.
        let found = try reader.read {
            try Operator($0).accountsToPrint(order.month, after: state.last, limit: size + 1)
        }
        return (Array(found.prefix(size)), [], found.count <= size)
    }

    private func listed(_ numbers: [AccountNumber], _ part: Int) throws -> Found {
        let wanted = numbers.dropFirst(part * size).prefix(size)
        return try reader.read { connection in
            var (found, missing): ([Account], [AccountNumber]) = ([], [])
            for number in wanted {
                if let account = try Operator(connection).accountToPrint(number, order.month) {
                    found.append(account)
                } else {
                    missing.append(number)
                }
            }
            return (found, missing, (part + 1) * size >= numbers.count)
        }
    }
}
