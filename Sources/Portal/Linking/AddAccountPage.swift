import Domain
import HTTPTypes
import Markup
import Store
import Web
import Words

/// Linking an account: its number, and a proof that it is the customer's.
struct AddAccountPage: CustomerPage, FixedEndpoint, ListedPage {
    static let path: PathTemplate = "/settings/accounts/add"

    static func title(_ texts: Texts) -> String { texts.linking.addTitle }

    var typed = FormFields()
    var problems: [Problem] = []

    enum Problem: FormProblem {
        case numberMissing, proofMissing, notASum, wrong, formExpired
        case tooMany(seconds: Int64)
    }

    func read(_ customer: Customer) throws {}

    func show(_ facts: Void, _ context: ViewContext) -> PageResult {
        let texts = context.texts.linking
        let wrong = problems.map { (field: field(of: $0), message: words(for: $0, texts)) }
        var content = Content(title: texts.addTitle, problems: wrong, texts: context.texts) { html in
            html.p(text: texts.addLead)
            form(&html, wrong, context)
            html.p(.class("quiet"), text: texts.addHelp)
        }
        for case .tooMany(let seconds) in problems {
            (content.status, content.retryAfter) = (.tooManyRequests, seconds)
        }
        return .framed(content)
    }

    private func form(_ html: inout HTML, _ wrong: [(field: String, message: String)], _ context: ViewContext) {
        let (texts, proofs) = (context.texts.linking, context.settings.linking.proofs)
        func field(_ id: String, _ label: String, _ hint: String?) -> FieldView {
            FieldView(id: id, label: label, hint: hint, messages: wrong.filter { $0.field == id }.map(\.message))
        }
        html.form(.method("post"), .action(AddAccountPage()), .flag("novalidate")) { html in
            context.formToken.write(to: &html)
            field("number", texts.number, texts.numberHint).input(
                &html, .type("text"), .value(typed["number"] ?? ""), .fixed("autocomplete", "off"),
                .fixed("inputmode", "text"), .flag("required"))
            if proofs.count > 1 { html.p(text: texts.oneProof) }
            if proofs.contains(.meter) {
                field("meter", texts.meter, texts.meterHint).input(
                    &html, .type("text"), .value(typed["meter"] ?? ""), .fixed("autocomplete", "off"))
            }
            if proofs.contains(.bill) {
                field("sum", texts.sum, texts.sumHint).input(
                    &html, .type("text"), .value(typed["sum"] ?? ""), .fixed("autocomplete", "off"),
                    .fixed("inputmode", "decimal"))
            }
            html.button(.type("submit"), .class("primary"), text: texts.add)
        }
    }

    private func field(of problem: Problem) -> String {
        switch problem {
        case .proofMissing: "meter"
        case .notASum: "sum"
        case .numberMissing, .wrong, .formExpired, .tooMany: "number"
        }
    }

    private func words(for problem: Problem, _ texts: Texts.Linking) -> String {
        switch problem {
        case .numberMissing: texts.numberMissing
        case .proofMissing: texts.proofMissing
        case .notASum: texts.notASum
        case .wrong: texts.wrong
        case .formExpired: texts.formExpired
        case .tooMany(let seconds): texts.tooMany(String((seconds + 59) / 60))
        }
    }
}
