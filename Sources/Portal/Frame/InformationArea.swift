import Domain
import Markup
import Store
import Words

/// On the right of every page (F1): the contact centre, the district offices, the bill by e-mail.
struct InformationArea {
    let facts: FrameFacts
    let context: ViewContext

    private var texts: Texts.Frame { context.texts.frame }

    func write(to html: inout HTML) {
        html.aside(.class("information"), .ariaLabel(texts.information)) { html in
            if let catalogue = facts.catalogue {
                html.p(.class("supplier"), text: catalogue.supplier.name[context.language])
                OfficeList(offices: catalogue.offices, context: context).write(to: &html)
                html.h2(text: context.texts.electronicBill.title)
                html.p { html in
                    html.a(.href(SubscriptionsPage()), text: context.texts.electronicBill.subscribeTitle)
                }
            }
        }
    }
}

/// The contact centre and the district offices, under a heading each.
struct OfficeList {
    let offices: [Office]
    let context: ViewContext

    private var texts: Texts.Frame { context.texts.frame }

    func write(to html: inout HTML) {
        group(&html, .contactCentre, texts.contactCentre)
        group(&html, .districtOffice, texts.offices)
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
            if let address = office.address { html.p(text: address[context.language]) }
            if let phones = office.phones { html.p { PhoneNumbers(phones).write(to: &$0) } }
            if let hours = office.hours { html.p(.class("quiet"), text: hours[context.language]) }
            if let email = office.email {
                html.p { $0.a(.href("mailto:" + email), text: email) }
            }
        }
    }
}
