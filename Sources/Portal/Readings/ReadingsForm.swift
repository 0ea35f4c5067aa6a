import Domain
import Markup
import Store
import Web
import Words

/// The form for readings: the day, the meters, and, once something was typed, what it comes to.
struct ReadingsForm {
    let rows: [ReadingRow]
    let typed: FormFields?
    let problems: [ReadingsPage.Problem]
    /// Then nothing is shown that its sender may not know.
    let isByLink: Bool
    let context: ViewContext

    private var texts: Texts.Readings { context.texts.readings }
    private var words: ReadingWording { ReadingWording(context.texts) }

    var isTakeable: Bool { rows.contains(where: \.isTakeable) }
    private var isChecked: Bool { rows.contains { if case .checked = $0.outcome { true } else { false } } }

    private var isTaken: Bool { rows.contains { if case .taken = $0.outcome { true } else { false } } }

    private var isEmpty: Bool {
        isTakeable && rows.allSatisfy { if case .untouched = $0.outcome { true } else { false } }
    }

    /// What is wrong, each with its field.
    var messages: [(field: String, message: String)] {
        let first = rows.first.map { $0.entry.field($0.meter.meter, $0.meter.meter.registers.all[0]) } ?? "day"
        let general = problems.compactMap { problem -> String? in
            switch problem {
            case .formExpired: texts.formExpired
            case .tooMany(let seconds): texts.tooMany(minutes(seconds))
            case .tooManyByLink: texts.tooManyByLink
            case .unfinished: isEmpty ? texts.nothingTyped : nil
            }
        }
        var messages = general.map { (field: first, message: $0) }
        if !SeenReadings(typed?["seen"] ?? "").isOf(Set(rows.map(\.id))) { messages.append((first, texts.meterGone)) }
        for (field, problem) in rows.flatMap(\.problems) {
            let message = words.words(problem)
            // The day is one for all meters.
            if !messages.contains(where: { $0.field == field && $0.message == message }) {
                messages.append((field, message))
            }
        }
        return messages
    }

    /// - Parameter content: the rows.
    func write(to html: inout HTML, action: some Endpoint, content: (inout HTML) -> Void) {
        if !isChecked, isTakeable { html.p(text: isByLink ? texts.linkLead : texts.lead) }
        if let commonStanding {
            StandingView(standing: commonStanding, hasCalendar: !isByLink, context: context).write(to: &html)
        }
        if isChecked {
            checkHead(&html)
        } else if isTaken {
            html.p(.class("note"), .role("status"), text: texts.someTaken)
        }
        guard isTakeable else { return content(&html) }
        html.form(.method("post"), .action(action), .flag("novalidate"), .class("readings")) { html in
            context.formToken.write(to: &html)
            DayField(
                id: "day", label: texts.day, example: texts.dayExample, messages: messages.messages(of: "day"),
                texts: context.texts
            ).write(to: &html, typed: typed?["day"] ?? context.visit.today.numeric)
            content(&html)
            html.input(.type("hidden"), Attribute("name", "seen"), .value(seen.text))
            html.button(.type("submit"), .class("primary"), text: isChecked ? texts.send : texts.check)
        }
    }

    func row(_ row: ReadingRow, _ html: inout HTML) {
        ReadingRowView(
            row: row, messages: messages, ownStanding: commonStanding == nil, isByLink: isByLink, context: context
        ).write(to: &html)
    }

    private func checkHead(_ html: inout HTML) {
        html.div(.id("result"), .class("note"), .fixed("tabindex", "-1"), .flag("autofocus", messages.isEmpty)) {
            html in
            html.h2(text: texts.checkTitle)
            html.p(text: texts.checkLead)
            if isTaken { html.p(text: texts.someTaken) }
        }
    }

    /// What this page shows.
    private var seen: SeenReadings {
        rows.reduce(into: SeenReadings()) { seen, row in
            if case .checked(let checked, _) = row.outcome {
                seen.add(row.id, row.typed, asked: checked.checks.filter(\.isQuestion))
            }
        }
    }

    /// When all their readings are taken at the same time.
    private var commonStanding: ReadingWindow.Standing? {
        let standings = Set(rows.map(\.meter.standing))
        return standings.count == 1 ? standings.first : nil
    }
}

/// When readings are taken; outside the window with the way to be reminded.
struct StandingView {
    let standing: ReadingWindow.Standing
    /// Only customers have one.
    var hasCalendar = true
    let context: ViewContext

    func write(to html: inout HTML) {
        html.p { html in
            html.text(ReadingWording(context.texts).words(standing))
            if case .open = standing { return }
            guard hasCalendar else { return }
            html.text(" ")
            html.a(.href(CalendarPage()), text: context.texts.readings.calendar)
        }
    }
}
