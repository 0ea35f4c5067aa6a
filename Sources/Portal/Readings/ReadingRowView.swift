import Domain
import Markup
import Store
import Web
import Words

/// A meter with its fields, and under them what was typed comes to.
struct ReadingRowView {
    let row: ReadingRow
    let messages: [(field: String, message: String)]
    /// Whether it says itself when its readings are taken.
    let ownStanding: Bool
    /// Then nothing is shown that its sender may not know.
    let isByLink: Bool
    let context: ViewContext

    private var texts: Texts.Readings { context.texts.readings }
    private var words: ReadingWording { ReadingWording(context.texts) }
    private var meter: Meter { row.meter.meter }
    private var service: Service { row.meter.service }

    func write(to html: inout HTML) {
        html.div(.class("card still")) { html in
            html.fieldset { content(&$0) }
        }
    }

    private func content(_ html: inout HTML) {
        html.legend(text: texts.meter((service: service.name[context.language], meter: meter.number.text)))
        if ownStanding {
            StandingView(
                standing: row.meter.standing, hasCalendar: !isByLink, context: context
            ).write(to: &html)
        }
        if let present, !isByLink { given(&html, present) }
        guard row.isTakeable else { return }
        if case .taken = row.outcome { return }
        if present != nil, !isByLink, case .untouched = row.outcome {
            html.details { html in
                html.summary(text: texts.correct)
                fields(&html)
            }
        } else {
            fields(&html)
            switch row.outcome {
            case .checked(let checked, _): result(&html, checked)
            case .wrong(let problems) where problems.contains(where: \.mayBeRight):
                let page = FeedbackPage(account: isByLink ? nil : row.entry.slug)
                html.p { $0.a(.href(page), text: context.texts.frame.feedback) }
            case .untouched, .taken, .wrong: break
            }
        }
    }

    private var present: Submission? { row.meter.present }

    private func given(_ html: inout HTML, _ submission: Submission) {
        html.p { html in
            html.strong(text: texts.given((values: words.values(submission), day: submission.day.numeric)))
            html.text(" " + words.state(submission).joined(separator: " "))
        }
        html.p(.class("quiet")) { html in
            html.text(texts.receipt(submission.receipt.text))
            if submission.canBeCorrected(on: context.visit.today) {
                html.text(" " + texts.correctUntil(submission.until.numeric))
            }
            if submission.state.isWaiting || !submission.canBeCorrected(on: context.visit.today) {
                html.text(" ")
                AskAboutReading(slug: row.entry.slug, submission: submission, texts: texts).write(to: &html)
            }
        }
    }

    private func fields(_ html: inout HTML) {
        for register in meter.registers.all {
            let id = row.entry.field(meter, register)
            FieldView(
                id: id, label: words.label(register), hint: hint(register), messages: messages.messages(of: id)
            ).input(
                &html, .type("text"), .value(row.typed.values[register] ?? ""), .fixed("inputmode", "decimal"),
                .fixed("autocomplete", "off"))
        }
    }

    private func hint(_ register: Register) -> String? {
        guard !isByLink else { return nil }
        let readings = row.meter.readings
        let actual = (readings.readings[register] ?? []).filter { $0.origin != .average }
        let usual = readings.usualUse(of: register, service, before: context.visit.today)
        return words.hint(Reading.latest(actual), usual, service.unit)
    }

    private func result(_ html: inout HTML, _ checked: CheckedReading) {
        html.div(.class("outcome")) { html in
            if !isByLink, let used = words.used(checked, service.unit), !checked.checks.contains(.swapped) {
                html.p { html in
                    html.strong(text: used)
                    if let cost { html.text(" " + cost) }
                }
            }
            for check in checked.checks { html.p(.class("note"), text: words.words(check)) }
            let asked = checked.checks.filter(\.isQuestion)
            if !asked.isEmpty {
                FieldView(id: row.id + "-sure", label: texts.sure).checkbox(
                    &html, isOn: checked.questions.isEmpty)
            }
        }
    }

    private var cost: String? {
        guard case .checked(let checked, _) = row.outcome, !checked.checks.contains(.swapped),
            let calculation = row.entry.cost(checked)
        else { return nil }
        let sum = calculation.total.withCurrency(in: context.language)
        guard let last = calculation.lines.last(where: { $0.quantity > .zero }), last.border != nil || last.step != .all
        else { return texts.costs(sum) }
        return texts.costsAtStep((sum: sum, step: context.texts.sheet[last.step]))
    }
}

/// Leads to a message with the receipt: to send a photograph of what waits for the operator, else to say that something is
/// wrong.
struct AskAboutReading {
    let slug: AccountSlug?
    let submission: Submission
    let texts: Texts.Readings

    func write(to html: inout HTML) {
        html.a(
            .href(FeedbackPage(account: slug, subject: .reading(submission.receipt))),
            text: submission.state.isWaiting ? texts.sendPhoto : texts.wrong)
    }
}
