import Domain
import Markup
import Store
import Web
import Words

/// The field for files, with those that came before an error: they wait for the form to be sent again.
struct UploadField {
    /// The hidden field that names the form.
    static let token = "form"
    static let files = "files"

    static func remove(_ position: Int) -> String { "remove_\(position)" }

    let present: [FeedbackFile]
    let typed: FormFields
    let messages: [String]
    let context: ViewContext

    private var texts: Texts.Feedback { context.texts.feedback }

    func write(to html: inout HTML) {
        let token = typed[UploadField.token].flatMap(Token.init(text:)) ?? Token()
        html.input(.type("hidden"), Attribute("name", UploadField.token), .value(token.text))
        if !present.isEmpty { list(&html) }
        FieldView(id: UploadField.files, label: texts.files, hint: texts.filesHint, messages: messages).input(
            &html, .type("file"), .flag("multiple"), .fixed("accept", "image/jpeg,image/png,application/pdf"))
    }

    private func list(_ html: inout HTML) {
        html.fieldset { html in
            html.legend(text: texts.attached)
            for file in present {
                let words = context.texts.ownFeedback.file((name: name(file), size: file.kilobytes))
                FieldView(id: UploadField.remove(file.position), label: texts.remove(words)).checkbox(
                    &html, isOn: false)
            }
        }
    }

    private func name(_ file: FeedbackFile) -> String { file.name.text.isEmpty ? texts.unnamed : file.name.text }
}

extension FeedbackFile {
    /// Rounded up.
    var kilobytes: String { String((size + 1023) / 1024) }
}

extension FormFields {
    /// The SHA-256 of the form's token.
    var uploadForm: [UInt8]? { self[UploadField.token].flatMap(Token.init(text:))?.digest }
}
