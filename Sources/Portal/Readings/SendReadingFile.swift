import Domain
import Store
import Web
import Words

/// Takes the readings of a file: what passes is taken, and for what does not its rows are named.
struct SendReadingFile: FilesAction, FixedEndpoint {
    typealias Context = CustomerContext
    static let path = ReadingFilePage.path
    static let formLimit = 256 * 1024

    private static let quota = Quota(20, within: Quota.hour)

    func parse(_ form: GenuineForm) -> GenuineForm { form }

    func page(_ typed: FormFields, _ problems: [ReadingFilePage.Problem]) -> ReadingFilePage {
        ReadingFilePage(problems: problems)
    }

    func perform(_ form: GenuineForm, _ context: CustomerContext) async throws -> Done {
        guard let file = form.files.first(where: { !$0.content.isEmpty }) else {
            throw Refused(ReadingFilePage.Problem.missing)
        }
        let sent = try SentReadings(file.content)
        let outcomes = try await context.write { try take(sent, $0, context) }
        var done = Done(next: ReadingFilePage(outcomes: outcomes, isFile: form["as"] == "file"))
        done.isShownOnce = true
        return done
    }

    private func take(
        _ sent: SentReadings, _ customer: Customer, _ context: CustomerContext
    ) throws -> [SentReadings.Outcome] {
        let subject = context.keys.limits.sign("reading files of a customer", customer.id.bytes)
        let wait = try customer.spend([(subject, SendReadingFile.quota)], now: customer.now)
        guard wait == 0 else { throw Refused(ReadingFilePage.Problem.tooMany(seconds: wait)) }
        let accounts = try customer.meteredAccounts().map(\.account)
        var meters: [AccountNumber: [GivenMeter]] = [:]
        var receipts = Receipts()
        let outcomes = try sent.groups.map { group in
            let account = accounts.first { [$0.account.number.text, $0.account.shownNumber].contains(group.account) }
            guard let account else { return refused(group, context.texts.readings.noSuchMeter) }
            let known = try meters[account.account.number] ?? account.meters()
            meters[account.account.number] = known
            let meter = known.first { $0.service.code.text == group.service && $0.meter.number.text == group.meter }
            guard let meter else { return refused(group, context.texts.readings.noSuchMeter) }
            return try take(group, meter, of: account, customer, context) {
                receipts.add($0, account, meter.service)
            }
        }
        try receipts.tell(customer, context)
        return outcomes
    }

    private func take(
        _ group: SentReadings.Group, _ meter: GivenMeter, of account: MeteredAccount, _ customer: Customer,
        _ context: CustomerContext, given: (Submission) -> Void
    ) throws -> SentReadings.Outcome {
        let (texts, words) = (context.texts.readings, ReadingWording(context.texts))
        guard let typed = group.typed(meter.meter) else { return refused(group, texts.noSuchRegister) }
        guard group.hasOneDay else { return refused(group, texts.twoDays) }
        do {
            let checked = try typed.checked(
                meter.readings, service: meter.service, today: customer.today, limit: meter.limit,
                language: customer.language)
            let asked = checked.questions.map(words.words)
            guard asked.isEmpty else {
                return refused(group, (asked + [texts.confirmInFile]).joined(separator: " "))
            }
            let taken = try account.take(checked, for: meter)
            if taken.receipt != meter.present?.receipt { given(taken) }
            return SentReadings.Outcome(group: group, result: .taken(taken))
        } catch let problems as TypedSubmission.Problems {
            return refused(group, problems.all.map(words.words).joined(separator: ". "))
        } catch is SubmissionError {
            return refused(group, texts.notNow)
        }
    }

    private func refused(_ group: SentReadings.Group, _ words: String) -> SentReadings.Outcome {
        SentReadings.Outcome(group: group, result: .refused(words))
    }
}
