import Domain
import Markup
import Store
import Words

/// F4: the reading to start from, the day of the new one, and the value of each register, with the previous reading
/// next to it.
struct CalculatorForm {
    let slug: AccountSlug
    let service: Service
    let meter: MeterReadings
    let input: CalculatorInput
    let problems: [TypedReadings.Problem]
    let words: CalculatorWords
    let context: ViewContext

    private var texts: Texts.Calculator { context.texts.calculator }
    private var start: Day? { input.start(of: meter) ?? meter.starts.first }

    func write(to html: inout HTML) {
        let url = CalculatorPage(slug: slug, service: service.code)
        html.form(.method("get"), .action(url.address + "#result"), .flag("novalidate"), .class("questions")) { html in
            if meter.starts.count > 1 { starts(&html) }
            day(&html)
            for register in start.map(meter.registers) ?? [] { reading(&html, register) }
            box(&html, "unread", texts.unread, isOn: input.isUnread)
            if problems.contains(where: \.isAboutRollOver) || input.hasRolledOver {
                box(&html, "round", texts.goneRound, isOn: input.hasRolledOver)
            }
            if problems.contains(where: \.isAboutUnusual) || input.isConfirmed {
                box(&html, "sure", texts.sure, isOn: input.isConfirmed)
            }
            html.button(.type("submit"), .class("primary"), text: texts.submit)
        }
    }

    /// The field of a problem.
    func field(of problem: TypedReadings.Problem) -> String {
        switch problem {
        case .noStart: "start"
        case .noDay, .dayBefore, .dayInFuture: "day"
        case .noReading(let register), .twoMeanings(let register, _, _), .tooManyDigits(let register, _),
            .below(let register, _), .belowEstimate(let register):
            register.field
        case .unusual: "sure"
        case .readAndUnread, .noAverage: "unread"
        }
    }

    private func messages(_ field: String) -> [String] {
        problems.filter { self.field(of: $0) == field }.map(words.words)
    }

    /// The days with readings: the calculated period begins after the chosen one.
    private func starts(_ html: inout HTML) {
        FieldView(id: "start", label: texts.start, messages: messages("start")).select(&html) { html in
            for day in meter.starts {
                let values = meter.registers(on: day).map { self.words.shown($0.reading) }
                let (words, value) = (day.inWords(context.language), values.joined(separator: " / "))
                let label = texts.startOption((day: words, value: value))
                html.option(.value(day.iso), .flag("selected", day == start), text: label)
            }
        }
    }

    private func day(_ html: inout HTML) {
        DayField(id: "day", label: texts.day, example: texts.dayExample, messages: messages("day"), texts: words.texts)
            .write(to: &html, typed: input.day ?? context.visit.today.iso)
    }

    private func reading(_ html: inout HTML, _ register: RegisterReading) {
        let id = register.register.field
        let previous = (
            value: words.shown(register.reading), day: register.reading.day.numeric,
            meter: register.meter.number.text, digits: "\(register.meter.digits)"
        )
        let hint = texts.previous(previous)
        FieldView(id: id, label: words.label(register.register), hint: hint, messages: messages(id)).input(
            &html, .type("text"), .value(input.values[register.register] ?? ""), .fixed("inputmode", "decimal"),
            .fixed("autocomplete", "off"))
    }

    private func box(_ html: inout HTML, _ name: String, _ label: String, isOn: Bool) {
        FieldView(id: name, label: label, messages: messages(name)).checkbox(&html, isOn: isOn)
    }
}

extension Register {
    /// The name of its form field.
    var field: String {
        switch self {
        case .total: "total"
        case .day: "register-day"
        case .peak: "peak"
        case .night: "night"
        }
    }
}

extension TypedReadings.Problem {
    var isAboutRollOver: Bool {
        if case .below = self { true } else { false }
    }

    var isAboutUnusual: Bool {
        if case .unusual = self { true } else { false }
    }
}
