import Domain
import Store
import Words

/// The words of notices about an account, in one language.
struct NoticeLetters {
    let texts: Texts
    let catalogue: Catalogue
    let slug: AccountSlug
    /// "Үй (№ 4900621)".
    let account: String

    init(_ texts: Texts, _ link: NoticedLink, _ catalogue: Catalogue) {
        (self.texts, self.catalogue, slug) = (texts, catalogue, link.slug)
        let (words, number) = (texts.noticeLetters, link.account.number.text)
        account = link.name.map { words.named((name: $0, number: number)) } ?? words.unnamed(number)
    }

    private var language: Language { texts.language }

    func content(_ notice: CustomerNotice) -> LetterContent {
        switch notice {
        case .billDue(let bill): billDue(bill)
        case .metersDue(let meters): metersDue(meters)
        case .readingsDue(let reminder): readingsDue(reminder)
        case .newPrice(let price): newPrice(price)
        case .highUse(let use): highUse(use)
        }
    }

    private func billDue(_ bill: BillReminder) -> LetterContent {
        let words = texts.noticeLetters.billDue
        let body = words.body(
            (
                account: account, month: bill.month.inWords(language), sum: bill.left.withCurrency(in: language),
                day: bill.due.inWords(language)
            ))
        return LetterContent(
            kind: .billDue, subject: words.subject(bill.due.numeric),
            paragraphs: [body, words.asOf(catalogue.paymentsAsOf.numeric)],
            link: (words.link, BillPage(slug: slug, month: bill.month)), notes: [texts.noticeLetters.off])
    }

    private func metersDue(_ meters: [MeterReminder]) -> LetterContent {
        let words = texts.noticeLetters.meterDue
        let lines = meters.map { meter in
            words.line(
                (
                    service: meter.service.name[language], number: meter.meter.text,
                    day: meter.day.inWords(language)
                ))
        }
        return LetterContent(
            kind: .meterDue, subject: words.subject,
            paragraphs: [words.body(account)] + lines + [words.next, words.file],
            link: (words.link, AccountPage(slug: slug)), notes: [texts.noticeLetters.off])
    }

    private func readingsDue(_ reminder: ReadingReminder) -> LetterContent {
        let words = texts.noticeLetters.readingsDue
        let subject =
            switch reminder.stage {
            case .opens: words.opens
            case .soon: words.soon
            case .last: words.last
            }
        let body = words.body(
            (account: account, month: reminder.month.inWords(language), day: reminder.until.numeric))
        let meters = reminder.meters.map {
            texts.readings.meter((service: $0.service.name[language], meter: $0.meter.text))
        }
        return LetterContent(
            kind: .readingsDue, subject: subject, paragraphs: [body] + meters + [words.next],
            link: (words.link, ReadingsPage()), notes: [texts.noticeLetters.off])
    }

    private func newPrice(_ price: PriceNotice) -> LetterContent {
        let (words, plan) = (texts.noticeLetters.newPrice, price.plan)
        let service = catalogue.service(plan.service)?.name[language] ?? plan.service.text
        let body = words.body(
            (
                account: account, service: service, plan: plan.name[language], day: price.from.inWords(language)
            ))
        let basis = price.after.lazy.compactMap { $0.decision?.title }.first.map { words.basis($0) }
        return LetterContent(
            kind: .newPrice, subject: words.subject(price.from.numeric),
            paragraphs: [body] + lines(price) + [basis].compactMap(\.self) + effect(price),
            link: (words.link, TariffsPage()), notes: [texts.noticeLetters.off])
    }

    private func lines(_ price: PriceNotice) -> [String] {
        let tariff = TariffWords(texts, today: price.from)
        let per = catalogue.service(price.plan.service).map { tariff.per(price.plan, $0) } ?? ""
        let words = texts.noticeLetters.newPrice
        return price.after.map { after in
            let step = after.step == .all ? texts.tariffs.tariff : texts.sheet[after.step].asSentence
            let new = tariff.price(after.price)
            let before = price.before.first { $0.step == after.step }
            guard let before else { return words.added((step: step, price: new, per: per)) }
            guard before.price != after.price else { return words.kept((step: step, price: new, per: per)) }
            return words.line((step: step, before: tariff.price(before.price), after: new, per: per))
        }
    }

    private func effect(_ price: PriceNotice) -> [String] {
        guard let effect = price.effect else { return [] }
        let words = texts.noticeLetters.newPrice
        let sums = words.effect(
            (
                first: effect.first.inWords(language), last: effect.last.inWords(language),
                before: effect.before.withCurrency(in: language), after: effect.after.withCurrency(in: language)
            ))
        let monthly = effect.monthly
        guard monthly != .zero else { return [sums + " " + words.same] }
        let difference = max(monthly, -monthly).withCurrency(in: language)
        return [sums + " " + (monthly > .zero ? words.more(difference) : words.less(difference))]
    }

    private func highUse(_ use: HighUse) -> LetterContent {
        let words = texts.noticeLetters.highUse
        let wording = BillWording(texts, paymentLink: nil)
        func quantity(_ quantity: ExactDecimal) -> String { wording.quantity(quantity, use.service.unit) }
        let body = words.body(
            (
                account: account, service: use.service.name[language], month: use.month.inWords(language),
                used: quantity(use.used), usual: quantity(use.usual)
            ))
        return LetterContent(
            kind: .highUse, subject: words.subject,
            paragraphs: [body, use.lastYear.map { words.lastYear(quantity($0)) }, words.why].compactMap(\.self),
            link: (words.link, BillPage(slug: slug, month: use.month)), notes: [texts.noticeLetters.off])
    }
}

extension LetterContent {
    /// Of the operator.
    static func operatorNotice(_ notice: OperatorNotice, _ texts: Texts) -> LetterContent {
        LetterContent(
            kind: .operatorNotice, subject: notice.title[texts.language],
            paragraphs: notice.paragraphs(in: texts.language),
            link: (texts.noticeLetters.operator.link, AccountsPage()), notes: [texts.noticeLetters.off])
    }

    /// - Parameter id: of what was sent to this holder.
    static func debtNotice(_ notice: DebtNotice, _ debt: AccountDebt, id: Int64, _ texts: Texts) -> LetterContent {
        let words = DebtWords(notice, debt, texts.language)
        return LetterContent(
            kind: .debtNotice, subject: words.title, paragraphs: words.paragraphs,
            link: (texts.notices.debtOpen, DebtNoticePage(notice: DatabaseID(id))))
    }
}
