import Domain
import Markup
import Web
import Words

/// The form that links an account: its number, and a proof of a kind that the operator accepts.
struct ProofForm {
    /// The number of an account that is to be proved again.
    var known: AccountNumber?
    var typed = FormFields()
    var problems: [AddAccountPage.Problem] = []
    let context: ViewContext

    private var texts: Texts.Linking { context.texts.linking }
    /// After a change of the payer the number of a meter proves nothing: the earlier payer knows it too.
    private var proofs: [ProofKind] {
        context.settings.linking.proofs.filter { known == nil || $0 != .meter }
    }

    /// The fields' ids, each with its error message.
    var messages: [(field: String, message: String)] {
        problems.map { (field(of: $0), words(for: $0)) }
    }

    func write(to html: inout HTML) {
        if !proofs.isEmpty { form(&html) }
        if context.settings.linking.proofs.contains(.meter) { html.p(.class("quiet"), text: texts.newPayer) }
    }

    private func form(_ html: inout HTML) {
        html.form(.method("post"), .action(AddAccountPage()), .flag("novalidate")) { html in
            context.formToken.write(to: &html)
            if let known {
                html.input(.type("hidden"), .name("number"), .value(known.text))
            } else {
                field("number", texts.number, texts.numberHint).input(
                    &html, .type("text"), .value(typed["number"] ?? ""), .fixed("autocomplete", "off"),
                    .flag("required"))
            }
            if proofs.count > 1 {
                html.fieldset { html in
                    html.legend(text: texts.oneProof)
                    for kind in proofs { proof(&html, kind) }
                }
            } else {
                for kind in proofs { proof(&html, kind) }
            }
            html.button(.type("submit"), .class("primary"), text: known == nil ? texts.add : texts.confirm)
        }
    }

    private func proof(_ html: inout HTML, _ kind: ProofKind) {
        let (label, hint) =
            switch kind {
            case .meter: (texts.meter, texts.meterHint)
            case .bill: (texts.sum, texts.sumHint)
            case .code: (texts.code, texts.codeHint)
            }
        field(kind.field, label, hint).input(
            &html, .type("text"), .value(typed[kind.field] ?? ""), .fixed("autocomplete", "off"),
            kind == .bill ? .fixed("inputmode", "decimal") : .fixed("autocapitalize", "characters"))
    }

    private func field(_ id: String, _ label: String, _ hint: String) -> FieldView {
        FieldView(id: id, label: label, hint: hint, messages: messages.messages(of: id))
    }

    private func field(of problem: AddAccountPage.Problem) -> String {
        switch problem {
        case .proofMissing: proofs.first?.field ?? "number"
        case .notASum: ProofKind.bill.field
        case .numberMissing, .wrong, .formExpired, .tooMany: "number"
        }
    }

    private func words(for problem: AddAccountPage.Problem) -> String {
        switch problem {
        case .numberMissing: texts.numberMissing
        case .proofMissing: texts.proofMissing
        case .notASum: texts.notASum
        case .wrong: texts.wrong
        case .formExpired: texts.formExpired
        case .tooMany(let seconds): tooMany(seconds)
        }
    }

    private func tooMany(_ seconds: Int64) -> String {
        let hours = (seconds + Quota.hour - 1) / Quota.hour
        return hours == 1 ? texts.tooMany(minutes(seconds)) : texts.tooManyToday(String(hours))
    }
}

extension ProofKind {
    /// The name of its field.
    var field: String {
        switch self {
        case .meter: "meter"
        case .bill: "sum"
        case .code: "code"
        }
    }
}
