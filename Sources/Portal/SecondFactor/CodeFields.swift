import Markup
import Words

/// The two fields for a code: of the app, and folded under it one of the recovery codes.
struct CodeFields {
    let fault: CodeFault?
    let texts: Texts.Code

    func write(to html: inout HTML) {
        app(&html)
        html.details(.class("choice"), .flag("open", fault == .wrongRecoveryCode)) { html in
            html.summary(text: texts.noPhone)
            field(TypedCode.recoveryField, texts.recoveryCode, texts.recoveryHint).input(
                &html, .type("text"), .fixed("autocomplete", "off"), .fixed("autocapitalize", "none"),
                .fixed("spellcheck", "false"))
        }
    }

    /// The code of the app alone.
    func app(_ html: inout HTML) {
        field(TypedCode.appField, texts.app, nil).input(
            &html, .type("text"), .fixed("inputmode", "numeric"), .fixed("autocomplete", "one-time-code"))
    }

    private func field(_ id: String, _ label: String, _ hint: String?) -> FieldView {
        let messages = fault.flatMap { $0.field == id ? [$0.words(texts)] : nil } ?? []
        return FieldView(id: id, label: label, hint: hint, messages: messages)
    }
}

extension CodeFault {
    func words(_ texts: Texts.Code) -> String {
        switch self {
        case .missing: texts.missing
        case .wrong: texts.wrong
        case .wrongRecoveryCode: texts.wrongRecoveryCode
        case .tooMany(let seconds): texts.tooMany(minutes(seconds))
        }
    }
}
