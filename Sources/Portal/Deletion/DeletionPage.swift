import Domain
import Markup
import Store
import Web
import Words

/// Deleting the customer's sign-in: what goes, what stays with the supplier, and ten days to change one's mind.
struct DeletionPage: CustomerPage, ListedPage {
    static let path: PathTemplate = "/settings/delete"

    static func title(_ texts: Texts) -> String { texts.deletion.title }

    var isCancelled = false
    var problem: RequestDeletion.Problem?

    /// - Returns: when the customer will be deleted, if that was requested.
    func read(_ customer: Customer) throws -> Timestamp? { customer.session.deletesAt }

    func show(_ moment: Timestamp?, _ context: ViewContext) -> PageResult {
        let texts = context.texts.deletion
        let problems = problem.map { [($0.field, $0.words(context.texts))] } ?? []
        var content = Content(title: texts.title, problems: problems, texts: context.texts) { html in
            if let moment {
                DeletionNote(moment: moment, context: context).write(to: &html)
                html.p(text: texts.meanwhile)
            } else {
                if isCancelled { html.p(.class("note"), .role("status"), text: texts.cancelled) }
                html.p(.class("lead"), text: texts.lead(String(PlannedDeletion.days)))
            }
            consequences(&html, texts)
            html.p(.class("back")) { $0.a(.href(DataPage()), text: context.texts.ownData.title) }
            if moment == nil { form(&html, context) }
        }
        content.hasPasswordField = true
        content.wait(problem?.fault?.wait)
        return .framed(content)
    }

    private func consequences(_ html: inout HTML, _ texts: Texts.Deletion) {
        for (head, lines) in [(texts.goes, texts.whatGoes), (texts.stays, texts.whatStays)] {
            html.h2(text: head)
            html.ul { html in
                for line in lines { html.li(text: line) }
            }
        }
    }

    private func form(_ html: inout HTML, _ context: ViewContext) {
        html.form(.method("post"), .action(DeletionPage()), .flag("novalidate")) { html in
            context.formToken.write(to: &html)
            CurrentPasswordField(fault: problem?.fault, texts: context.texts).write(to: &html)
            html.button(.type("submit"), .class("primary"), text: context.texts.deletion.submit)
        }
    }
}

extension DeletionPage {
    init?(_ address: RequestedAddress) {
        self.init(isCancelled: address.query["cancelled"] != nil)
    }

    var query: Query { [("cancelled", isCancelled ? "yes" : nil)] }
}
