import Domain
import Markup
import Store

/// F4: the day of the latest reading, and what each register showed, the reading before beside it.
struct CalculatorForm {
    let slug: AccountSlug
    let service: Service
    let registers: [MeterRegister]
    let asked: CalculatorAsked
    let problems: [TypedReadings.Problem]
    let words: CalculatorWords
    let setting: Setting

    private var texts: Texts.Calculator { setting.texts.calculator }

    func write(to html: inout HTML) {
        let url = PortalURL.calculator(slug, service: service.code)
        html.form(.method("get"), .action(url.address), .flag("novalidate")) { html in
            day(&html)
            for register in registers { reading(&html, register) }
            if problems.contains(where: \.isAboutGoingRound) || asked.hasGoneRound {
                agreement(&html, "round", texts.goneRound, isOn: asked.hasGoneRound)
            }
            if problems.contains(where: \.isAboutUnusual) || asked.isConfirmed {
                agreement(&html, "sure", texts.sure, isOn: asked.isConfirmed)
            }
            html.button(.type("submit"), .class("primary"), text: texts.submit)
        }
    }

    /// The field to which a problem leads.
    func field(of problem: TypedReadings.Problem) -> String {
        switch problem {
        case .noDay, .dayBefore, .dayInFuture: "day"
        case .noReading(let register), .tooManyDigits(let register, _), .below(let register, _): register.field
        case .unusual: "sure"
        }
    }

    private func messages(_ field: String) -> [String] {
        problems.filter { self.field(of: $0) == field }.map(words.words)
    }

    private func day(_ html: inout HTML) {
        // A calendar for what is a day, or nothing yet; what is no day stays as it was typed.
        let typed = asked.day ?? setting.visit.today.iso
        let day = Day(typed: typed)
        FieldView(id: "day", label: texts.day, hint: texts.dayHint, messages: messages("day")).input(
            &html, day == nil && !typed.isEmpty ? .type("text") : .type("date"), .value(day?.iso ?? typed),
            .fixed("autocomplete", "off"))
    }

    private func reading(_ html: inout HTML, _ register: MeterRegister) {
        let id = register.register.field
        let hint = texts.previous([
            "value": register.latest.value.formatted(in: setting.language), "day": register.latest.day.numeric,
            "meter": register.meter, "digits": "\(register.digits)",
        ])
        FieldView(id: id, label: words.label(register.register), hint: hint, messages: messages(id)).input(
            &html, .type("text"), .value(asked.values[register.register] ?? ""), .fixed("inputmode", "decimal"),
            .fixed("autocomplete", "off"))
    }

    private func agreement(_ html: inout HTML, _ name: String, _ label: String, isOn: Bool) {
        FieldView(id: name, label: label, messages: messages(name)).checkbox(&html, isOn: isOn)
    }
}

extension Register {
    /// Its field's name.
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
    var isAboutGoingRound: Bool {
        if case .below = self { true } else { false }
    }

    var isAboutUnusual: Bool {
        if case .unusual = self { true } else { false }
    }
}
