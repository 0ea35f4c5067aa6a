import Domain
import Store

/// F11, F12 as a PDF.
struct BillDocument: CustomerPage {
    let slug: AccountSlug
    let month: String

    func read(_ customer: Customer) throws -> OwnBill {
        try OwnBill(customer, slug, month: month)
    }

    func show(_ own: OwnBill, _ setting: Setting) -> Answer {
        noBill(slug, setting)
    }
}
