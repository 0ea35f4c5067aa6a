import Documents
import Domain
import NIOPosix
import Store
import Web
import Words

/// F11, F12 as a PDF.
struct BillDocument: CustomerPage {
    static let path: PathTemplate = "/accounts/{account}/bills/{month}.pdf"

    let slug: AccountSlug
    let month: Month?

    /// The bill, and whether it is the customer's own: the link by which readings are given is not for those who only see it.
    func read(_ customer: Customer) throws -> (bill: BillRecords?, isOwn: Bool) {
        let account = try customer.account(slug)
        return (try month.flatMap { try account.wholeBill($0) }, try customer.holds(slug))
    }

    func work(_ records: (bill: BillRecords?, isOwn: Bool)) throws -> (bill: BillFacts?, isOwn: Bool) {
        (try records.bill?.facts(), records.isOwn)
    }

    func show(_ facts: (bill: BillFacts?, isOwn: Bool), _ context: ViewContext) -> PageResult {
        let isOwn = facts.isOwn
        guard let facts = facts.bill else { return noBill(slug, context) }
        let month = facts.record.bill.month
        let bill = context.paper.bill(facts, readings: isOwn ? context.readingLink(facts) : nil) { service in
            let page = ChargePage(slug: slug, month: month, service: service.code)
            return context.publicAddress.text + page.address
        }
        return .pdf(of: bill, facts)
    }
}

extension PageResult {
    /// A bill, drawn.
    static func pdf(of bill: PrintedBill, _ facts: BillFacts) -> PageResult {
        let name = "\(facts.account.number.fileName)-\(facts.record.bill.month.iso).pdf"
        return .drawn(name: name, type: "application/pdf") { try ThreadsPress.current.pdf(of: bill) }
    }
}

extension BillDocument {
    init?(_ address: RequestedAddress) {
        guard let (slug, month): (AccountSlug, Month?) = address.places() else { return nil }
        self.init(slug: slug, month: month)
    }

    var places: [any PathValue] { [slug, month] }
}

/// The current thread's press: it keeps fonts and shaped words, and is used by no other thread.
enum ThreadsPress {
    // A press need not be Sendable: each thread sees only its own value.
    nonisolated(unsafe) private static let presses = ThreadSpecificVariable<BillPress>()

    static var current: BillPress {
        get throws {
            if let press = presses.currentValue { return press }
            let press = try BillPress()
            presses.currentValue = press
            return press
        }
    }
}
