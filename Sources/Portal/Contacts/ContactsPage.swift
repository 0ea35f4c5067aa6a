import Domain
import Markup
import Store
import Web
import Words

/// The supplier's contacts: the information area as a separate page.
struct ContactsPage: Page, FixedEndpoint, ListedPage {
    static let path: PathTemplate = "/contacts"

    static func title(_ texts: Texts) -> String { texts.contacts.title }

    func read(_ visitor: Visitor) throws -> [Office] {
        visitor.catalogue?.offices ?? []
    }

    func show(_ offices: [Office], _ setting: Setting) -> Answer {
        let texts = setting.texts.contacts
        return .framed(
            Content(title: texts.title) { html in
                if offices.isEmpty {
                    html.p(text: texts.none)
                } else {
                    html.p(.class("lead"), text: texts.lead)
                    OfficeList(offices: offices, setting: setting).write(to: &html)
                }
            })
    }
}
