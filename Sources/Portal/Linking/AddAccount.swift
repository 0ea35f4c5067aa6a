import Domain
import Logging
import Store
import Web

/// Links a proved account to the customer, and tells those who hold it already. The answer to a wrong proof is the same
/// whether or not the account exists.
struct AddAccount: FormAction, FixedEndpoint {
    typealias Context = CustomerContext
    static let path = AddAccountPage.path

    struct Input: Sendable {
        let number: AccountNumber
        /// All of them must be right.
        let proofs: [AccountProof]
    }

    func parse(_ form: GenuineForm) throws(Refused<AddAccountPage.Problem>) -> Input {
        guard let number = AccountNumber(form["number"]) else { throw Refused(.numberMissing) }
        var proofs: [AccountProof] = []
        for kind in ProofKind.allCases {
            let typed = form[kind.field].trimmingBlanks()
            guard !typed.isEmpty else { continue }
            switch kind {
            case .meter: proofs.append(.meter(typed))
            case .code: proofs.append(.code(typed))
            case .bill:
                guard let sum = Money(typed: typed) else { throw Refused(.notASum) }
                proofs.append(.bill(sum))
            }
        }
        guard !proofs.isEmpty else { throw Refused(.proofMissing) }
        return Input(number: number, proofs: proofs)
    }

    func page(_ typed: FormFields, _ problems: [AddAccountPage.Problem]) -> AddAccountPage {
        AddAccountPage(typed: typed, problems: problems)
    }

    private enum Outcome: Sendable {
        case linked(AccountSlug)
        case wrong
        case wait(seconds: Int64)
    }

    func perform(_ input: Input, _ context: CustomerContext) async throws -> Done {
        guard input.proofs.allSatisfy({ context.settings.linking.proofs.contains($0.kind) }) else {
            throw Refused(AddAccountPage.Problem.proofMissing)
        }
        switch try await context.write({ try link(input, $0, context) }) {
        case .linked(let slug): return Done(next: AccountSettingsPage(slug: slug, isNew: true))
        case .wait(let seconds): throw Refused(AddAccountPage.Problem.tooMany(seconds: seconds))
        case .wrong:
            context.logger.notice("account not proved", metadata: ["id": "\(context.visit.id)"])
            throw Refused(AddAccountPage.Problem.wrong)
        }
    }

    /// A proof is counted before it is checked, and what it counts stays when it is wrong.
    private func link(_ input: Input, _ customer: Customer, _ context: CustomerContext) throws -> Outcome {
        let (number, now) = (try customer.accountNumber(meaning: input.number), context.visit.now)
        let limits = LinkLimits(number, context)
        let wait = try customer.spend(limits.uses, now: now)
        guard wait == 0 else { return .wait(seconds: wait) }

        let facts = try customer.proofFacts(number) { account in
            context.keys.accountCodes.code(account: account.number.text, payer: account.payer)
        }
        guard let facts, input.proofs.allSatisfy(facts.agree), let link = try customer.link(number, now: now) else {
            return .wrong
        }
        try customer.refund(limits.uses.map(\.subject))
        if link.isNew {
            try customer.log(.accountLinked, detail: number.text, device: context.visit.device, now: now)
            try tell(others: customer, of: number, context)
        }
        return .linked(link.slug)
    }

    private func tell(others customer: Customer, of number: AccountNumber, _ context: CustomerContext) throws {
        for holder in try customer.otherHolders(of: number) {
            let letter = context.letters.letter(to: holder, or: context.visit.language) { texts in
                .accountLinked(texts, number, by: EmailAddress(stored: customer.session.email))
            }
            try customer.outbox.post(letter, now: context.visit.now)
        }
    }
}

/// How often somebody may try to prove an account.
private struct LinkLimits {
    let uses: [(subject: [UInt8], quota: Quota)]

    init(_ number: AccountNumber, _ context: CustomerContext) {
        let (limits, customer) = (context.keys.limits, context.session.customer.bytes)
        uses =
            [
                (limits.sign("proofs of a customer in an hour", customer), Quota(5, within: Quota.hour)),
                (limits.sign("proofs of a customer in a day", customer), Quota(20, within: Quota.day)),
                (limits.sign("proofs of an account", Array(number.text.utf8)), Quota(10, within: Quota.day)),
            ] + context.visit.uses("proofs from an address", Quota(30, within: Quota.day), context.keys)
    }
}

extension CustomerID {
    /// For keyed hashes.
    var bytes: [UInt8] { withUnsafeBytes(of: number.littleEndian, Array.init) }
}
