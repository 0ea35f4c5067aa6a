package import Domain
package import Store
package import Web

/// Every address of the site: printed from here, matched from here, so that no link can rot.
package enum PortalURL: Hashable, Sendable {
    case start
    case signIn(next: String? = nil)
    case signOut
    case publicCalculator(PublicCalculatorAsked = PublicCalculatorAsked())
    case contacts
    case siteMap
    case tariffs
    case tariffsFile
    case asset(String)
    case live
    case ready
    case accounts
    case account(AccountSlug)
    case statement(AccountSlug, service: String, PeriodAsked = PeriodAsked())
    case statementPrint(AccountSlug, service: String, PeriodAsked = PeriodAsked())
    case statementFile(AccountSlug, service: String, PeriodAsked = PeriodAsked())
    case calculator(AccountSlug, service: String, CalculatorAsked = CalculatorAsked())
    case payments(AccountSlug, PeriodAsked = PeriodAsked(), chosen: String? = nil)
    case paymentsFile(AccountSlug, PeriodAsked = PeriodAsked())
    case bills(AccountSlug, PeriodAsked = PeriodAsked(), chosen: String? = nil)
    case billsFile(AccountSlug, PeriodAsked = PeriodAsked())
    /// A bill's month as it was asked for: it may be none.
    case bill(AccountSlug, month: String)
    case billBack(AccountSlug, month: String)
    case billDocument(AccountSlug, month: String)
    /// How a service's charge in a bill came about.
    case charge(AccountSlug, month: String, service: String)
    /// What a service would have cost by other plans.
    case plans(AccountSlug, service: String)

    /// Nil for an address that the site does not have.
    package init?(path: Substring, query: FormFields) {
        guard let (route, values) = Route.matching(path) else { return nil }
        let slug = values.first.map(AccountSlug.init(stored:)) ?? AccountSlug(stored: "")
        let last = values.last ?? ""
        self =
            switch route {
            case .start: .start
            case .signIn: .signIn(next: query["next"])
            case .signOut: .signOut
            case .publicCalculator: .publicCalculator(PublicCalculatorAsked(query))
            case .contacts: .contacts
            case .siteMap: .siteMap
            case .tariffs: .tariffs
            case .tariffsFile: .tariffsFile
            case .asset: .asset(values[0])
            case .live: .live
            case .ready: .ready
            case .accounts: .accounts
            case .account: .account(slug)
            case .statement: .statement(slug, service: last, PeriodAsked(query))
            case .statementPrint: .statementPrint(slug, service: last, PeriodAsked(query))
            case .statementFile: .statementFile(slug, service: last, PeriodAsked(query))
            case .calculator: .calculator(slug, service: last, CalculatorAsked(query))
            case .payments: .payments(slug, PeriodAsked(query), chosen: query["payment"])
            case .paymentsFile: .paymentsFile(slug, PeriodAsked(query))
            case .bills: .bills(slug, PeriodAsked(query), chosen: query["bill"])
            case .billsFile: .billsFile(slug, PeriodAsked(query))
            case .bill: .bill(slug, month: last)
            case .billBack: .billBack(slug, month: last)
            case .billDocument: .billDocument(slug, month: last)
            case .charge: .charge(slug, month: values[1], service: last)
            case .plans: .plans(slug, service: last)
            }
    }

    package var route: Route {
        switch self {
        case .start: .start
        case .signIn: .signIn
        case .signOut: .signOut
        case .publicCalculator: .publicCalculator
        case .contacts: .contacts
        case .siteMap: .siteMap
        case .tariffs: .tariffs
        case .tariffsFile: .tariffsFile
        case .asset: .asset
        case .live: .live
        case .ready: .ready
        case .accounts: .accounts
        case .account: .account
        case .statement: .statement
        case .statementPrint: .statementPrint
        case .statementFile: .statementFile
        case .calculator: .calculator
        case .payments: .payments
        case .paymentsFile: .paymentsFile
        case .bills: .bills
        case .billsFile: .billsFile
        case .bill: .bill
        case .billBack: .billBack
        case .billDocument: .billDocument
        case .charge: .charge
        case .plans: .plans
        }
    }

    /// The address as a link carries it: path and query, percent-encoded.
    package var address: String {
        switch self {
        case .start, .signOut, .contacts, .siteMap, .tariffs, .tariffsFile, .live, .ready, .accounts: route.path()
        case .publicCalculator(let asked): route.path() + queryString(asked.query)
        case .signIn(let next): route.path() + queryString([("next", next)])
        case .asset(let name): route.path(name)
        case .account(let slug): route.path(slug.text)
        case .statement(let slug, let service, let period), .statementPrint(let slug, let service, let period),
            .statementFile(let slug, let service, let period):
            route.path(slug.text, service) + queryString(period.query)
        case .calculator(let slug, let service, let asked):
            route.path(slug.text, service) + queryString(asked.query)
        case .payments(let slug, let period, let chosen):
            route.path(slug.text) + queryString(period.query + [("payment", chosen)])
        case .bills(let slug, let period, let chosen):
            route.path(slug.text) + queryString(period.query + [("bill", chosen)])
        case .paymentsFile(let slug, let period), .billsFile(let slug, let period):
            route.path(slug.text) + queryString(period.query)
        case .bill(let slug, let month), .billBack(let slug, let month), .billDocument(let slug, let month):
            route.path(slug.text, month)
        case .charge(let slug, let month, let service): route.path(slug.text, month, service)
        case .plans(let slug, let service): route.path(slug.text, service)
        }
    }

    /// The same page in another language.
    func address(in language: Language) -> String {
        let address = self.address
        return address + (address.contains("?") ? "&" : "?") + "lang=" + language.rawValue
    }
}

/// The months that a visitor asked for, as they came: they may be missing, or no months at all.
package struct PeriodAsked: Hashable, Sendable {
    package let from: String?
    package let to: String?

    package init(from: String? = nil, to: String? = nil) {
        (self.from, self.to) = (from, to)
    }

    package init(_ period: Period) {
        self.init(from: period.first.iso, to: period.last.iso)
    }

    init(_ query: FormFields) {
        self.init(from: query["from"], to: query["to"])
    }

    var query: [(String, String?)] { [("from", from), ("to", to)] }
}
