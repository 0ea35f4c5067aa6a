import Domain
import Markup
import Store
import Words

/// The form of the personal settings.
struct SettingsForm {
    let values: SettingsValues
    let problems: [SettingsChange.Problem]
    let context: ViewContext

    private var texts: Texts.Settings { context.texts.settings }

    func write(to html: inout HTML) {
        html.form(.method("post"), .action(SettingsPage()), .flag("novalidate")) { html in
            context.formToken.write(to: &html)
            name(&html)
            phone(&html)
            LanguageField(label: texts.language).write(to: &html, chosen: values.language)
            FieldView(id: SettingsField.largeText, label: texts.largeText).checkbox(&html, isOn: values.hasLargeText)
            letters(&html)
            html.button(.type("submit"), .class("primary"), text: texts.save)
        }
    }

    private func name(_ html: inout HTML) {
        field(SettingsField.name, texts.name, hint: texts.nameHint).input(
            &html, .type("text"), .value(values.name), .fixed("autocomplete", "name"))
    }

    private func phone(_ html: inout HTML) {
        field(SettingsField.phone, texts.phone, hint: texts.phoneHint).input(
            &html, .type("tel"), .value(values.phone), .fixed("autocomplete", "tel"))
    }

    private func field(_ id: String, _ label: String, hint: String) -> FieldView {
        let messages = problems.filter { $0.field == id }.map { $0.words(texts) }
        return FieldView(id: id, label: label, hint: hint, messages: messages)
    }

    private func letters(_ html: inout HTML) {
        html.fieldset { html in
            html.legend(text: texts.letters)
            html.p(.class("quiet"), text: texts.lettersHint)
            for kind in SettingsValues.optionalLetters {
                FieldView(id: SettingsField.letter(kind), label: words(kind)).checkbox(
                    &html, isOn: values.wantedLetters.contains(kind))
            }
        }
    }

    private func words(_ kind: LetterKind) -> String {
        switch kind {
        case .newDevice: texts.newDevice
        case .helperEnded: texts.helperEnded
        case .billDue: texts.billDue
        case .meterDue: texts.meterDue
        case .readingsDue: texts.readingsDue
        case .newPrice: texts.newPrice
        case .highUse: texts.highUse
        case .operatorNotice: texts.operatorNotice
        default: kind.rawValue
        }
    }
}
