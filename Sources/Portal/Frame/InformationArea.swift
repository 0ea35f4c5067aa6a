import Domain
import Markup
import Store
import Words

/// On the right of every page (F1): the contact centre, the district offices, the bill by e-mail; on a phone one line.
struct InformationArea {
    let facts: FrameFacts
    let context: ViewContext

    private var texts: Texts.Frame { context.texts.frame }

    func write(to html: inout HTML) {
        // Its own page has them already.
        let hasOffices = context.visit.match?.path != ContactsPage.path
        let part = SharedMarkup.Part.information(hasOffices: hasOffices)
        html.fragment(context.shared(part) { write(to: &$0, hasOffices) })
    }

    private func write(to html: inout HTML, _ hasOffices: Bool) {
        html.aside(.class("information"), .ariaLabel(texts.information)) { html in
            if let catalogue = facts.catalogue {
                line(&html, catalogue)
                html.div(.class("in-full")) { html in
                    if hasOffices { OfficeList(catalogue, context: context).write(to: &html) }
                    html.h2(text: context.texts.electronicBill.title)
                    html.p { html in
                        html.a(.href(SubscriptionsPage()), text: context.texts.electronicBill.subscribeTitle)
                    }
                }
            }
        }
    }

    /// All that a phone has room for: the telephones, and the way to the rest.
    private func line(_ html: inout HTML, _ catalogue: Catalogue) {
        let centre = catalogue.offices.first { $0.kind == .contactCentre }
        html.p(.class("in-short")) { html in
            if let phones = catalogue.phones {
                PhoneNumbers(phones).write(to: &html)
                if let hours = centre?.hours { html.text(" · " + hours[context.language]) }
                html.text(" · ")
            }
            html.a(.href(ContactsPage()), text: context.texts.navigation.allOffices)
        }
    }
}

/// The contact centre and the district offices, under a heading each.
struct OfficeList {
    private let offices: [Office]
    /// What the supplier calls its district offices; nil if it does not say.
    private let districtName: Words?
    private let context: ViewContext

    init(_ catalogue: Catalogue, context: ViewContext) {
        (offices, districtName) = (catalogue.offices, catalogue.supplier.officesName)
        self.context = context
    }

    private var texts: Texts.Frame { context.texts.frame }

    func write(to html: inout HTML) {
        group(&html, .contactCentre, texts.contactCentre)
        group(&html, .districtOffice, districtName?[context.language] ?? texts.offices)
    }

    private func group(_ html: inout HTML, _ kind: Office.Kind, _ heading: String) {
        let offices = self.offices.filter { $0.kind == kind }
        guard !offices.isEmpty else { return }
        html.h2(text: heading)
        for office in offices { show(&html, office) }
    }

    private func show(_ html: inout HTML, _ office: Office) {
        html.div(.class("office")) { html in
            html.h3(text: office.name[context.language])
            if let address = office.address { html.p { WholeWords(address[context.language]).write(to: &$0) } }
            if let phones = office.phones { html.p { PhoneNumbers(phones).write(to: &$0) } }
            if let hours = office.hours {
                html.p(.class("quiet")) { WholeWords(hours[context.language]).write(to: &$0) }
            }
            if let email = office.email {
                html.p { $0.a(.href("mailto:" + email), text: email) }
            }
        }
    }
}
