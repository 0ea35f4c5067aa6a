import Domain
import Logging
import Store
import Web
import Words

/// Takes readings from whoever has the link on the bill; those who hold the account are told.
struct GiveByLink: FormAction {
    typealias Context = LinkContext
    static let path = LinkReadingsPage.path
    static let formLimit = 64 * 1024

    let link: ReadingLinkToken

    /// Of one visitor's address.
    private static let quota = Quota(60, within: Quota.hour)
    /// Of one meter for one month.
    private static let mostOfMeter = 10

    func parse(_ form: GenuineForm) -> GenuineForm { form }

    func page(_ typed: FormFields, _ problems: [ReadingsPage.Problem]) -> LinkReadingsPage {
        LinkReadingsPage(link: link, typed: typed, problems: problems)
    }

    func perform(_ form: GenuineForm, _ context: LinkContext) async throws -> Done {
        // Counted whether it is taken or not.
        let wait = try await context.write { visitor in
            try visitor.spend(context.visit.uses("readings by link", GiveByLink.quota, context.keys))
        }
        guard wait == 0 else { throw Refused(ReadingsPage.Problem.tooMany(seconds: wait)) }
        let (taken, isFinished) = try await context.write { visitor in
            do {
                return try take(form.fields, visitor, context)
            } catch is SubmissionError {
                throw Refused(ReadingsPage.Problem.unfinished)
            }
        }
        guard isFinished else { throw Refused(ReadingsPage.Problem.unfinished) }
        // No redirect: nobody else who opens the link may read what was given.
        var done = Done(next: LinkReadingsPage(link: link, taken: taken))
        done.isShownOnce = true
        return done
    }

    private func take(
        _ form: FormFields, _ visitor: Visitor, _ context: LinkContext
    ) throws -> (taken: [Receipt], isFinished: Bool) {
        guard let account = try link.account(visitor, context.keys.readingLinks) else {
            throw Refused(ReadingsPage.Problem.unfinished)
        }
        let entry = try MeteredEntry(account)
        var (taken, fresh, isFinished) = ([Receipt](), [Receipt](), true)
        for meter in entry.meters {
            let row = ReadingRow(entry, meter, form, today: visitor.today, language: visitor.language)
            let given: Submission
            switch row.outcome {
            case .untouched: continue
            case .taken(let present): given = present
            case .wrong, .checked:
                guard let ready = row.ready else {
                    isFinished = false
                    continue
                }
                guard try account.uses(of: meter.meter) < GiveByLink.mostOfMeter else {
                    throw Refused(ReadingsPage.Problem.tooManyByLink)
                }
                given = try account.metered.take(ready, for: meter)
                fresh.append(Receipt(given, account.metered.account, meter.service))
            }
            taken.append(Receipt(given, account.metered.account, meter.service))
        }
        isFinished = isFinished && SeenReadings(form["seen"] ?? "").isOf(Set(entry.meters.map { entry.id($0.meter) }))
        if !fresh.isEmpty { try tell(fresh, account, visitor, context) }
        return (taken, isFinished && !taken.isEmpty)
    }

    private func tell(
        _ receipts: [Receipt], _ account: BilledAccount, _ visitor: Visitor, _ context: LinkContext
    ) throws {
        for holder in try account.metered.holders() {
            let letter = context.letters.letter(to: holder.recipient, or: .kk) {
                .readingsTaken(receipts, by: .link(holder.slug), $0)
            }
            try visitor.outbox.post(letter, now: visitor.now)
        }
    }
}

extension GiveByLink {
    init?(_ address: RequestedAddress) {
        guard let link: ReadingLinkToken = address.places() else { return nil }
        self.init(link: link)
    }

    var places: [any PathValue] { [link] }
}

/// Writing as any visitor, with the keys that tell a genuine link.
struct LinkContext: Performing {
    static let audience = Audience.everybody

    let visit: Visit
    let keys: Keys
    let letters: Letters
    private let access: Access

    init(_ visit: Visit, _ portal: Portal) async throws {
        (self.visit, keys, access) = (visit, portal.keys, portal.access)
        letters = Letters(portal, try await access.read(visit) { $0.catalogue })
    }

    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (Visitor) throws -> T) async throws -> T {
        try await access.write(visit, body)
    }
}
