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

    func read(_ customer: Customer) throws -> BillRecords? {
        let account = try customer.account(slug)
        return try month.flatMap { try account.wholeBill($0) }
    }

    func work(_ records: BillRecords?) throws -> BillFacts? { try records?.facts() }

    func show(_ facts: BillFacts?, _ context: ViewContext) -> PageResult {
        guard let facts else { return noBill(slug, context) }
        let month = facts.record.bill.month
        let bill = context.paper.bill(facts, readings: context.readingLink(facts)) { service in
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
