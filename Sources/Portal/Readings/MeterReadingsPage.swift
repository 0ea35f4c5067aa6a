import Domain
import Markup
import Store
import Web
import Words

/// All readings of an account's meters, with who took them; those that customers gave with what has become of them.
struct MeterReadingsPage: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}/readings"

    let slug: AccountSlug

    struct Records: Sendable {
        let line: AccountLine
        /// In the order of the services; of each those in use first.
        let meters: [(service: Service, readings: MeterReadings)]
        let given: [Submission]
        let own: Set<ReceiptNumber>
        let today: Day
    }

    private static let days = 730

    func read(_ customer: Customer) throws -> Records {
        let account = try customer.account(slug)
        let today = customer.today
        let meters = try account.meterReadings(in: (since: today - MeterReadingsPage.days, until: today))
        let services = account.catalogue.services
        return Records(
            line: AccountLine(account, slug),
            meters: services.flatMap { service in
                meters.filter { $0.meter.service == service.code }
                    .sorted { $0.meter.isInUse(on: today) && !$1.meter.isInUse(on: today) }
                    .map { (service, $0) }
            },
            given: try account.submissions(since: customer.now - Int64(MeterReadingsPage.days) * 86_400).value(),
            own: Set(try customer.givenReadings(for: account).map(\.receipt)), today: today)
    }

    func show(_ records: Records, _ context: ViewContext) -> PageResult {
        let texts = context.texts.readings
        let content = Content(title: texts.listTitle) { html in
            records.line.write(to: &html)
            html.p(text: texts.listLead)
            let shown = records.meters.filter { !$0.readings.readings.isEmpty || hasGiven($0.readings.meter, records) }
            if shown.isEmpty { html.p(text: texts.noReadings) }
            for (service, readings) in shown {
                MeterReadingsTable(
                    service: service, readings: readings, given: records.given.filter { $0.isOf(readings.meter) },
                    own: records.own, context: context
                ).write(to: &html)
            }
        }
        return .framed(content.about(records.line.title))
    }

    private func hasGiven(_ meter: Meter, _ records: Records) -> Bool { records.given.contains { $0.isOf(meter) } }
}

extension MeterReadingsPage {
    init?(_ address: RequestedAddress) {
        guard let slug: AccountSlug = address.places() else { return nil }
        self.init(slug: slug)
    }

    var places: [any PathValue] { [slug] }
}

private struct MeterReadingsTable {
    let service: Service
    let readings: MeterReadings
    let given: [Submission]
    /// Which of them this customer gave.
    let own: Set<ReceiptNumber>
    let context: ViewContext

    private struct Line {
        let day: Day
        let values: String
        let used: String
        let who: String
    }

    private var texts: Texts.Readings { context.texts.readings }
    private var words: ReadingWording { ReadingWording(context.texts) }

    func write(to html: inout HTML) {
        let lines = lines
        html.h2(text: texts.meter((service: service.name[context.language], meter: readings.meter.number.text)))
        if let removed = readings.meter.removedOn { html.p(.class("quiet"), text: texts.removedOn(removed.numeric)) }
        write(lines.prefix(MeterReadingsTable.first), &html)
        guard lines.count > MeterReadingsTable.first else { return }
        html.details { html in
            html.summary(text: texts.earlier)
            write(lines.dropFirst(MeterReadingsTable.first), &html)
        }
    }

    private static let first = 6

    private func write(_ lines: some Sequence<Line>, _ html: inout HTML) {
        let table = StackedTable(
            style: "stacked taken", caption: nil,
            columns: [
                .text(texts.onDay), .text(texts.reading), .text(texts.sinceLast), .text(texts.who),
            ])
        table.write(to: &html) { html in
            for line in lines {
                table.row(&html, [.text(line.day.numeric), .text(line.values), .text(line.used), .text(line.who)])
            }
        }
    }

    /// The latest first: what was given and billing has not taken before billing's own of that day.
    private var lines: [Line] {
        let waiting = given.filter { $0.state != .posted || !isInBatch($0) }.map { given in
            let giver = given.channel == .link ? texts.byLink : own.contains(given.receipt) ? nil : texts.ofOther
            let state = [giver].compactMap(\.self) + words.state(given)
            return Line(
                day: given.day, values: words.values(given), used: "",
                who: state.joined(separator: " "))
        }
        return (waiting + official).enumerated().sorted { left, right in
            (right.element.day, left.offset) < (left.element.day, right.offset)
        }.map(\.element)
    }

    private func isInBatch(_ given: Submission) -> Bool {
        given.values.allSatisfy { value in
            (readings.readings[value.register] ?? []).contains { reading in
                reading.origin == .customer && (reading.day - given.day).magnitude <= 1
                    && reading.value == value.used ?? value.value
            }
        }
    }

    private var official: [Line] {
        readings.starts.map { day in
            let registers = readings.registers(on: day)
            let previous = readings.starts.first { $0 < day }
            let origins = Set(registers.map(\.reading.origin))
            return Line(
                day: day, values: registers.map(words.value).joined(separator: ", "),
                used: previous.flatMap { used(readings.registers(on: $0), registers) } ?? "",
                who: Reading.Origin.allCases.filter(origins.contains).map { context.texts.sheet[$0] }
                    .joined(separator: ", "))
        }
    }

    /// Nil if a register went round between them.
    private func used(_ before: [RegisterReading], _ after: [RegisterReading]) -> String? {
        guard let average = DailyAverage(from: before, until: after) else { return nil }
        let used = average.perDay.values.reduce(.zero, +) * Fraction(Int128(average.days))
        return BillWording(context.texts).quantity(used.rounded(places: 2), service.unit)
    }
}
