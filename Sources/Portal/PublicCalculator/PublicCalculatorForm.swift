import Domain
import Markup
import Store
import Words

/// The household, the consumption and its days. Of two alternative inputs only the chosen one's fields are shown (by
/// the style sheet; without it, both are).
struct PublicCalculatorForm {
    let facts: CalculatedPlan
    let typed: TypedConsumption
    let problems: [TypedConsumption.Problem]
    let words: PublicCalculatorWords
    let today: Day

    private var texts: Texts.PublicCalculator { words.texts }

    func write(to html: inout HTML) {
        let url = PublicCalculatorPage()
        html.form(.method("get"), .action(url.address + "#result"), .flag("novalidate"), .class("questions")) { html in
            html.input(.type("hidden"), .name("plan"), .value(facts.plan.code.text))
            if facts.services.first(where: { $0.service == facts.service })?.dependsOnHousehold == true {
                household(&html)
            }
            quantity(&html)
            days(&html)
            html.button(.type("submit"), .class("primary"), text: words.words.calculator.submit)
        }
    }

    private func household(_ html: inout HTML) {
        html.fieldset { html in
            html.legend(text: texts.household)
            field("residents", texts.residents).input(
                &html, .type("text"), .value(typed.residents), .fixed("inputmode", "numeric"),
                .fixed("autocomplete", "off"))
            category(&html)
        }
    }

    private func category(_ html: inout HTML) {
        switch facts.question {
        case .boxes:
            field("stove", texts.stove, hint: texts.stoveHint).checkbox(&html, isOn: typed.hasElectricStove)
            field("lone", texts.lone, hint: texts.loneHint).checkbox(&html, isOn: typed.hasBenefit)
        case .list(let categories):
            let chosen = facts.question.category(of: typed)
            field("category", texts.category, hint: texts.categoryHint).select(&html) { html in
                for category in categories {
                    html.option(
                        .value(category.code.text), .flag("selected", category == chosen),
                        text: category.name[words.words.language])
                }
            }
        }
    }

    private func quantity(_ html: inout HTML) {
        html.fieldset(.class("either")) { html in
            html.legend(text: texts.quantity)
            ways(&html, "by", ("used", words.byQuantity), ("readings", texts.byReadings), isSecond: typed.isByReadings)
            html.div(.class("first")) { html in
                for register in facts.plan.registers {
                    number(&html, register.used, words.used(register), typed.used[register])
                }
            }
            html.div(.class("second")) { html in
                for register in facts.plan.registers { readings(&html, register) }
            }
        }
    }

    private func readings(_ html: inout HTML, _ register: Register) {
        html.div(.class("pair")) { html in
            number(&html, register.previous, words.previous(register), typed.previous[register])
            number(&html, register.current, words.current(register), typed.current[register])
        }
    }

    private func days(_ html: inout HTML) {
        html.fieldset(.class("either")) { html in
            html.legend(text: texts.days)
            ways(&html, "days", ("month", texts.byMonth), ("dates", texts.byDates), isSecond: typed.isByDates)
            html.div(.class("first")) { html in
                html.div(.class("pair short")) { months(&$0) }
            }
            html.div(.class("second")) { html in
                html.div(.class("pair")) { html in
                    day(&html, "from", texts.from, texts.fromHint, typed.from)
                    day(&html, "until", texts.until, texts.untilHint, typed.until)
                }
            }
        }
    }

    private func day(_ html: inout HTML, _ id: String, _ label: String, _ hint: String, _ typed: String) {
        let example = words.words.calculator.dayExample
        DayField(id: id, label: label, hint: hint, example: example, messages: messages(id), texts: words.words.texts)
            .write(to: &html, typed: typed)
    }

    private func months(_ html: inout HTML) {
        field("month", texts.month).select(&html) { html in
            for month in 1...12 {
                html.option(
                    .value("\(month)"), .flag("selected", typed.month == "\(month)"),
                    text: Month.name(month, words.words.language))
            }
        }
        field("year", texts.year).select(&html) { html in
            for year in facts.plan.years(today: today) {
                html.option(.value("\(year)"), .flag("selected", typed.year == "\(year)"), text: "\(year)")
            }
        }
    }

    private typealias Way = (value: String, label: String)

    /// Two alternative inputs.
    private func ways(_ html: inout HTML, _ name: String, _ first: Way, _ second: Way, isSecond: Bool) {
        html.div(.class("ways")) { html in
            way(&html, name, first, isOn: !isSecond)
            way(&html, name, second, isOn: isSecond)
        }
    }

    private func way(_ html: inout HTML, _ name: String, _ way: Way, isOn: Bool) {
        let id = name + "-" + way.value
        html.p(.class("agreement")) { html in
            html.input(
                Attribute("id", id), Attribute("name", name), .type("radio"), .value(way.value),
                .flag("checked", isOn))
            html.label(Attribute("for", id), text: way.label)
        }
    }

    private func number(_ html: inout HTML, _ id: String, _ label: String, _ value: String?) {
        field(id, label).input(
            &html, .type("text"), .value(value ?? ""), .fixed("inputmode", "decimal"), .fixed("autocomplete", "off"))
    }

    private func field(_ id: String, _ label: String, hint: String? = nil) -> FieldView {
        FieldView(id: id, label: label, hint: hint, messages: messages(id))
    }

    private func messages(_ field: String) -> [String] {
        problems.filter { typed.field(of: $0) == field }.map(words.words)
    }
}

extension TypedConsumption {
    /// The field of a problem.
    func field(of problem: Problem) -> String {
        switch problem {
        case .noResidents: "residents"
        case .notAlone: "lone"
        case .tooManyResidents: "category"
        case .noQuantity(let register): register.used
        case .noPrevious(let register): register.previous
        case .noCurrent(let register), .below(let register): register.current
        case .twoMeanings(let field, _, _): field
        case .tooMuch(let register): isByReadings ? register.current : register.used
        case .noMonth: "month"
        case .noFrom: "from"
        case .noUntil, .upsideDown, .tooLong: "until"
        case .inFuture, .notOffered: isByDates ? "until" : "month"
        }
    }
}
