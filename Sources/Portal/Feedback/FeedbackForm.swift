import Domain
import Markup
import Store
import Web
import Words

/// What the fields hold: what was typed, else what the page's address and the customer's session say.
struct FeedbackValues {
    let topic, account, message, email, phone: String
    let subject: FeedbackSubject?
    let fields: FormFields

    init(_ page: FeedbackPage, _ records: FeedbackPage.Records) {
        fields = page.typed ?? FormFields()
        guard let typed = page.typed else {
            let only = records.accounts.count == 1 ? records.accounts.first?.slug.text : nil
            (topic, message, phone) = ("", "", "")
            // After the session has ended, the link's name of the account says nothing to its reader.
            let named = records.accounts.first { $0.slug == page.account }?.slug.text
            (account, email, subject) = (named ?? only ?? "", records.email ?? "", page.subject)
            return
        }
        func value(_ name: String) -> String { typed[name] ?? "" }
        (topic, account) = (value(FeedbackField.topic), value(FeedbackField.account))
        message = value(FeedbackField.message)
        (email, phone) = (value(FeedbackField.email), value(FeedbackField.phone))
        subject = FeedbackSubject(value(FeedbackField.about))
    }
}

struct FeedbackForm {
    let records: FeedbackPage.Records
    let values: FeedbackValues
    let problems: [(field: String, message: String)]
    let context: ViewContext

    private var texts: Texts.Feedback { context.texts.feedback }

    func write(to html: inout HTML) {
        html.form(
            .method("post"), .action(FeedbackPage()), .fixed("enctype", "multipart/form-data"), .flag("novalidate")
        ) { html in
            context.formToken.write(to: &html)
            topic(&html)
            account(&html)
            about(&html)
            field(FeedbackField.message, texts.message).textarea(&html, rows: "6", text: values.message)
            UploadField(
                present: records.files, typed: values.fields, messages: problems.messages(of: UploadField.files),
                context: context
            ).write(to: &html)
            contact(&html)
            trap(&html)
            html.button(.type("submit"), .class("primary"), text: texts.submit)
        }
    }

    private func field(_ id: String, _ label: String, hint: String? = nil) -> FieldView {
        FieldView(id: id, label: label, hint: hint, messages: problems.messages(of: id))
    }

    private func topic(_ html: inout HTML) {
        field(FeedbackField.topic, texts.topic).select(&html) { html in
            html.option(.value(""), text: texts.topicChoose)
            for topic in context.settings.feedback?.topics.all ?? [] {
                html.option(
                    .value(topic.code.text), .flag("selected", topic.code.text == values.topic),
                    text: topic.name[context.language])
            }
        }
    }

    /// From a list for a customer; else a number, which anybody may type.
    private func account(_ html: inout HTML) {
        guard !records.accounts.isEmpty else {
            field(FeedbackField.account, texts.account, hint: texts.accountHint).input(
                &html, .type("text"), .value(values.account), .fixed("autocomplete", "off"),
                .fixed("spellcheck", "false"))
            return
        }
        field(FeedbackField.account, texts.account).select(&html) { html in
            html.option(.value(""), text: texts.accountNone)
            for account in records.accounts {
                html.option(
                    .value(account.slug.text), .flag("selected", account.slug.text == values.account),
                    text: account.number.text + " · " + account.title)
            }
        }
    }

    private func about(_ html: inout HTML) {
        guard let subject = values.subject else { return }
        html.input(.type("hidden"), Attribute("name", FeedbackField.about), .value(subject.text))
        html.p { html in
            html.strong(text: texts.about + ": ")
            html.text(subject.words(texts, records.catalogue, context.language))
        }
    }

    private func contact(_ html: inout HTML) {
        html.fieldset { html in
            html.legend(text: texts.contact)
            html.p(.class("quiet"), text: texts.contactHint)
            field(FeedbackField.email, texts.email).input(
                &html, .type("email"), .value(values.email), .fixed("autocomplete", "email"),
                .fixed("spellcheck", "false"))
            field(FeedbackField.phone, texts.phone).input(
                &html, .type("tel"), .value(values.phone), .fixed("autocomplete", "tel"))
        }
    }

    private func trap(_ html: inout HTML) {
        html.div(.class("trap"), .fixed("aria-hidden", "true")) { html in
            html.label(Attribute("for", FeedbackField.trap), text: texts.trap)
            html.input(
                .type("text"), Attribute("id", FeedbackField.trap), Attribute("name", FeedbackField.trap),
                .fixed("tabindex", "-1"), .fixed("autocomplete", "off"))
        }
    }
}

extension FeedbackSubject {
    /// "2019 ж. қыркүйек айының түбіртегі".
    func words(_ texts: Texts.Feedback, _ catalogue: Catalogue?, _ language: Language) -> String {
        func name(_ code: ServiceCode) -> String {
            catalogue?.services.first { $0.code == code }?.name[language] ?? code.text
        }
        return switch self {
        case .bill(let month): texts.aboutBill(month.inWords(language))
        case .charge(let service, let month):
            texts.aboutCharge((service: name(service), month: month.inWords(language)))
        case .statement(let service, let month):
            texts.aboutStatement((service: name(service), month: month.inWords(language)))
        case .payment(let number): texts.aboutPayment(number)
        case .reading(let receipt): texts.aboutReading(receipt.text)
        }
    }
}
