import Domain
import Markup
import Store
import Web
import Words

/// The supplier's contacts: the information area as a separate page.
struct ContactsPage: Page, FixedEndpoint, ListedPage {
    static let path: PathTemplate = "/contacts"

    static func title(_ texts: Texts) -> String { texts.contacts.title }

    func read(_ visitor: Visitor) throws -> Catalogue? { visitor.catalogue }

    func show(_ catalogue: Catalogue?, _ context: ViewContext) -> PageResult {
        let texts = context.texts.contacts
        return .framed(
            Content(title: texts.title) { html in
                if let catalogue, !catalogue.offices.isEmpty {
                    html.p(.class("lead"), text: texts.lead)
                    OfficeList(catalogue, context: context).write(to: &html)
                } else {
                    html.p(text: texts.none)
                }
            })
    }
}
