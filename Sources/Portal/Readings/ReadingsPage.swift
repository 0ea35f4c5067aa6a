import Domain
import Markup
import Store
import Web
import Words

/// Giving readings, for all meters of the customer's accounts. What was typed is shown with what it comes to before it is
/// taken.
struct ReadingsPage: CustomerPage, ListedPage {
    static let path: PathTemplate = "/readings"

    static func title(_ texts: Texts) -> String { texts.readings.title }

    /// Of the list of accounts.
    var number = 1
    /// What was typed, if not all of it was taken.
    var typed: FormFields?
    var problems: [Problem] = []

    enum Problem: FormProblem {
        case formExpired
        case tooMany(seconds: Int64)
        /// By the link on the bill.
        case tooManyByLink
        /// Nothing was typed, or not everything was taken yet: the rows say why.
        case unfinished
    }

    struct Records: Sendable {
        let part: PartOfList<MeteredEntry>
        let today: Day
    }

    func read(_ customer: Customer) throws -> Records {
        Records(
            part: try ReadingsPage.accounts(of: customer, number).mapped { slug, account in
                try MeteredEntry(account, slug, today: customer.today, isPriced: typed != nil)
            }, today: customer.today)
    }

    /// So many that a form has all their fields.
    static func accounts(
        of customer: Customer, _ number: Int
    ) throws -> PartOfList<(slug: AccountSlug, account: MeteredAccount)> {
        PartOfList(try customer.meteredAccounts(), of: 8, requested: number)
    }

    func show(_ records: Records, _ context: ViewContext) -> PageResult {
        let rows = records.part.items.map { entry in
            entry.meters.map { ReadingRow(entry, $0, typed, today: records.today, language: context.language) }
        }
        let view = ReadingsView(
            part: records.part, rows: rows.filter { !$0.isEmpty }, typed: typed, problems: problems, context: context)
        var content = Content(
            title: context.texts.readings.title, problems: view.messages, texts: context.texts, write: view.write)
        for case .tooMany(let seconds) in problems { content.wait(seconds) }
        content.hasDayField = true
        return .framed(content)
    }
}

extension ReadingsPage {
    init?(_ address: RequestedAddress) {
        self.init(number: address.query.pageNumber)
    }

    var query: Query { pageQuery(number) }
}
