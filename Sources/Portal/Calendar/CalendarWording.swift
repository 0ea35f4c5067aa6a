import Domain
import Store
import Web
import Words

/// The entries of a calendar, in one language.
struct CalendarWording {
    private let texts: Texts
    private let site: PublicAddress

    init(_ texts: Texts, _ site: PublicAddress) {
        (self.texts, self.site) = (texts, site)
    }

    private var language: Language { texts.language }

    func calendar(_ events: [ICalendar.Event], now: Timestamp) -> ICalendar {
        ICalendar(
            name: texts.frame.product, language: language.rawValue, stamp: now.iso.filter { $0 != "-" && $0 != ":" },
            events: events)
    }

    func events(_ account: DatedAccount) -> [ICalendar.Event] {
        let bill = account.bill.map { bill in
            event(
                "bill-\(bill.month.iso)", account.slug, on: bill.due, texts.calendar.billDue(account.name),
                texts.calendar.billDueText(
                    (
                        month: bill.month.inWords(language), sum: bill.left.withCurrency(in: language),
                        day: account.paymentsAsOf.numeric
                    )), BillPage(slug: account.slug, month: bill.month))
        }
        let meters = account.meters.compactMap { each in
            each.meter.replaceBy.map { meter(each.service, each.meter.number, by: $0, account.slug, account.name) }
        }
        let readings = account.windows.map { days in
            event(
                "readings-\(days.lowerBound.iso)", account.slug, on: days.lowerBound,
                texts.calendar.readingsDue(account.name),
                texts.calendar.readingsDueText(
                    (first: days.lowerBound.numeric, last: days.upperBound.numeric)), ReadingsPage())
        }
        return [bill].compactMap(\.self) + readings + meters
    }

    /// The day by which a meter must be verified or replaced.
    ///
    /// - Parameter name: of the account.
    func meter(
        _ service: Service, _ number: MeterNumber, by day: Day, _ slug: AccountSlug, _ name: String
    ) -> ICalendar.Event {
        event(
            "meter-\(service.code.text)-\(percentEncoded(number.text))", slug, on: day,
            texts.calendar.meterDue((service: service.name[language], account: name)),
            texts.calendar.meterDueText(number.text), AccountPage(slug: slug))
    }

    private func event(
        _ id: String, _ slug: AccountSlug, on day: Day, _ summary: String, _ text: String, _ page: any Endpoint
    ) -> ICalendar.Event {
        ICalendar.Event(
            id: "\(id)-\(slug.text)@\(site.hostName)", day: day.iso.filter { $0 != "-" }, summary: summary,
            description: text, address: site.text + page.address(in: language))
    }
}
