import Domain
import Store

/// Some subscribers of a month, and what is new for them.
struct ElectronicBillPage: Sendable {
    let count: Int
    /// After whom to go on; nil after the last.
    let last: MailedBillKey?
    let changes: [MailedBillChange]

    /// - Parameters:
    ///   - previous: after whom to go on; nil for the start.
    ///   - since: only those who have subscribed since then.
    init(
        _ store: Operator, _ month: Month, isNewest: Bool, after previous: MailedBillKey?, since: Timestamp, limit: Int
    ) throws {
        let subscribers = try store.billSubscribers(of: month, after: previous, since: since, limit: limit)
        count = subscribers.count
        last = count == limit ? subscribers.last?.key : nil
        guard let first = subscribers.first?.key.account, let end = subscribers.last?.key.account else {
            changes = []
            return
        }
        let contents = try store.billedContents(of: month, from: first, through: end)
        let letters = try store.mailedBills(of: month, from: first, through: end)
        changes = subscribers.compactMap { subscriber in
            guard let content = contents[subscriber.key.account] else { return nil }
            let fingerprint = content.fingerprint
            return BillComparison.step(fingerprint, letters[subscriber.key] ?? [], isNewest: isNewest).map { step in
                MailedBillChange(subscriber: subscriber, step: step, content: content, fingerprint: fingerprint)
            }
        }
    }
}
