import Domain
import Store
import Web
import Words

/// A reading that was taken, for its letter.
struct Receipt: Sendable {
    let submission: Submission
    let account: Account
    let service: Service

    init(_ submission: Submission, _ account: Account, _ service: Service) {
        (self.submission, self.account, self.service) = (submission, account, service)
    }
}

/// What a customer gave at once: one letter for all of it, and one to those for whom it was given.
struct Receipts {
    private var all: [(receipt: Receipt, account: MeteredAccount)] = []

    var isEmpty: Bool { all.isEmpty }

    mutating func add(_ submission: Submission, _ account: MeteredAccount, _ service: Service) {
        all.append((Receipt(submission, account.account, service), account))
    }

    func tell(_ customer: Customer, _ context: CustomerContext) throws {
        guard !all.isEmpty else { return }
        let own = all.map(\.receipt)
        let letter = context.letters.letter(to: customer.session, otherwise: customer.language) {
            .readingsTaken(own, $0)
        }
        try customer.outbox.post(letter, now: customer.now)
        let helped = Dictionary(grouping: all.filter(\.account.isHelped)) { $0.receipt.account.number }
        for (_, given) in helped.sorted(by: { $0.key.text < $1.key.text }) {
            for holder in try given[0].account.holders() {
                let letter = context.letters.letter(to: holder.recipient, or: .kk) {
                    .readingsTaken(given.map(\.receipt), by: .helper(holder.slug), $0)
                }
                try customer.outbox.post(letter, now: customer.now)
            }
        }
    }
}
