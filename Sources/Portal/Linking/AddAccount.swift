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
        let (meter, sum) = (form["meter"].trimmingBlanks(), form["sum"].trimmingBlanks())
        if !meter.isEmpty { proofs.append(.meter(meter)) }
        if !sum.isEmpty {
            guard let sum = Money(typed: sum) else { throw Refused(.notASum) }
            proofs.append(.bill(sum))
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
        let (limits, accepted) = (LinkLimits(input.number, context), context.settings.linking.proofs)
        guard input.proofs.allSatisfy({ accepted.contains($0.kind) }) else {
            throw Refused(AddAccountPage.Problem.proofMissing)
        }
        let outcome = try await context.write { customer -> Outcome in
            // Counted before it is checked; a right proof does not count.
            let wait = try customer.spend(limits.uses, now: context.visit.now)
            guard wait == 0 else { return .wait(seconds: wait) }
            let facts = try customer.proofFacts(input.number)
            guard input.proofs.allSatisfy(facts.agree),
                let link = try customer.link(input.number, now: context.visit.now)
            else { return .wrong }
            try customer.refund(limits.uses.map(\.subject))
            if link.isNew { try tell(others: customer, of: input.number, context) }
            return .linked(link.slug)
        }
        switch outcome {
        case .linked(let slug): return Done(next: AccountSettingsPage(slug: slug, isNew: true))
        case .wait(let seconds): throw Refused(AddAccountPage.Problem.tooMany(seconds: seconds))
        case .wrong:
            context.logger.notice("account not proved", metadata: ["id": "\(context.visit.id)"])
            throw Refused(AddAccountPage.Problem.wrong)
        }
    }

    private func tell(others customer: Customer, of number: AccountNumber, _ context: CustomerContext) throws {
        let now = context.visit.now
        try customer.log(.accountLinked, detail: number.text, device: context.visit.device, now: now)
        for holder in try customer.otherHolders(of: number) {
            let letter = context.letters.letter(
                to: holder.email, of: holder.id, in: holder.language ?? context.visit.language
            ) { .accountLinked($0, number, by: EmailAddress(stored: customer.session.email)) }
            try customer.outbox.post(letter, now: now)
        }
    }
}

extension AccountProof {
    var kind: ProofKind {
        switch self {
        case .meter: .meter
        case .bill: .bill
        }
    }
}

/// How often somebody may try to prove an account.
struct LinkLimits: Sendable {
    let uses: [(subject: [UInt8], quota: Quota)]

    init(_ number: AccountNumber, _ context: CustomerContext) {
        let customer = withUnsafeBytes(of: context.session.customer.number.littleEndian, Array.init)
        let (limits, origin) = (context.keys.limits, Array(context.visit.origin.utf8))
        uses = [
            (limits.sign("proofs of a customer in an hour", customer), Quota(5, within: Quota.hour)),
            (limits.sign("proofs of a customer in a day", customer), Quota(20, within: Quota.day)),
            (limits.sign("proofs of an account", Array(number.text.utf8)), Quota(10, within: Quota.day)),
            (limits.sign("proofs from an address", origin), Quota(30, within: Quota.day)),
        ]
    }
}
