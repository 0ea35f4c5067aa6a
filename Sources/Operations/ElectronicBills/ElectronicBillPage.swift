import Domain
import Store

/// Some subscribers of a month, and what is new for them.
struct ElectronicBillPage: Sendable {
    let count: Int
    /// Nil after the last page.
    let last: BillSubscriber?
    let changes: [MailedBillChange]

    /// The next subscribers in the order of accounts, whose bills are read together.
    ///
    /// - Parameter previous: after whom to go on; nil for the start.
    init(_ store: Operator, _ month: Month, isNewest: Bool, after previous: MailedBillKey?, limit: Int) throws {
        let subscribers = try store.billSubscribers(of: month, after: previous, limit: limit)
        (count, last) = (subscribers.count, subscribers.count == limit ? subscribers.last : nil)
        changes = try ElectronicBillPage.changes(for: subscribers, month, isNewest: isNewest, store)
    }

    /// Those who have subscribed since a moment: few, so their bills are read one by one.
    init(_ store: Operator, _ month: Month, isNewest: Bool, since: Timestamp, limit: Int) throws {
        let subscribers = try store.billSubscribers(of: month, since: since, limit: limit)
        (count, last) = (subscribers.count, subscribers.count == limit ? subscribers.last : nil)
        changes = try subscribers.flatMap { subscriber in
            try ElectronicBillPage.changes(for: [subscriber], month, isNewest: isNewest, store)
        }
    }

    /// - Parameter subscribers: of consecutive accounts.
    private static func changes(
        for subscribers: [BillSubscriber], _ month: Month, isNewest: Bool, _ store: Operator
    ) throws -> [MailedBillChange] {
        guard let first = subscribers.first?.key.account, let end = subscribers.last?.key.account else { return [] }
        let contents = try store.billedContents(of: month, from: first, through: end)
        let letters = try store.mailedBills(of: month, from: first, through: end)
        return subscribers.compactMap { subscriber in
            guard let content = contents[subscriber.key.account] else { return nil }
            let fingerprint = content.fingerprint
            return BillComparison.step(fingerprint, letters[subscriber.key] ?? [], isNewest: isNewest).map { step in
                MailedBillChange(subscriber: subscriber, step: step, content: content, fingerprint: fingerprint)
            }
        }
    }
}
