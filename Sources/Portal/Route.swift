import Web

/// The table of the site's addresses: what each looks like, how it may be asked for, and by whom.
package enum Route: String, CaseIterable, Sendable {
    // For everybody
    case start = "/"
    case signIn = "/sign-in"
    case publicCalculator = "/calculator"
    case contacts = "/contacts"
    case siteMap = "/site-map"
    case tariffs = "/tariffs"
    case tariffsFile = "/tariffs.json"
    case asset = "/assets/{asset}"
    case live = "/health/live"
    case ready = "/health/ready"

    // For a customer who has signed in
    case signOut = "/sign-out"
    case accounts = "/accounts"
    case account = "/accounts/{account}"
    case statement = "/accounts/{account}/services/{service}"
    case statementPrint = "/accounts/{account}/services/{service}/print"
    case statementFile = "/accounts/{account}/services/{service}/statement.csv"
    case calculator = "/accounts/{account}/services/{service}/calculator"
    case payments = "/accounts/{account}/payments"
    case paymentsFile = "/accounts/{account}/payments.csv"
    case bills = "/accounts/{account}/bills"
    case billsFile = "/accounts/{account}/bills.csv"
    case billDocument = "/accounts/{account}/bills/{month}.pdf"
    case bill = "/accounts/{account}/bills/{month}"
    case billBack = "/accounts/{account}/bills/{month}/back"
    case charge = "/accounts/{account}/bills/{month}/services/{service}"
    case plans = "/accounts/{account}/services/{service}/plans"

    package enum Audience: Sendable {
        case everybody, customers
    }

    package var audience: Audience {
        switch self {
        case .start, .signIn, .publicCalculator, .contacts, .siteMap, .tariffs, .tariffsFile, .asset, .live, .ready:
            .everybody
        case .signOut, .accounts, .account, .statement, .statementPrint, .statementFile, .calculator, .payments,
            .paymentsFile, .bills, .billsFile, .bill, .billBack, .billDocument, .charge, .plans:
            .customers
        }
    }

    package var isRead: Bool { self != .signOut }
    package var isPosted: Bool { self == .signIn || self == .signOut }

    /// Asked for by a probe that names the machine, not the site.
    var isForOperators: Bool { self == .live || self == .ready }

    /// The menu's entry under which a page is found.
    var section: Route? { rawValue.hasPrefix(Route.account.rawValue) ? .accounts : nil }

    /// For the header `Allow`.
    var methods: String {
        [isRead ? "GET, HEAD" : nil, isPosted ? "POST" : nil].compactMap(\.self).joined(separator: ", ")
    }

    /// Its place among all, for the metrics.
    var row: Int? { Route.rows[self] }

    private static let rows = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })

    private static let table: [(route: Route, segments: [Substring])] = allCases.map { route in
        (route, route.rawValue.split(separator: "/"))
    }

    /// The route that a path takes, with what stands in the places of its names.
    static func matching(_ path: Substring) -> (route: Route, values: [String])? {
        guard path.first == "/" else { return nil }
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        let asked = segments == [""] ? [] : Array(segments)
        for (route, template) in table where template.count == asked.count {
            var values: [String] = []
            let fits = zip(template, asked).allSatisfy { name, segment in
                guard name.first == "{", let end = name.lastIndex(of: "}") else { return name == segment }
                let ending = name[name.index(after: end)...]
                guard segment.hasSuffix(ending),
                    let value = percentDecoded(segment.dropLast(ending.count).utf8, plusIsSpace: false), !value.isEmpty
                else { return false }
                values.append(value)
                return true
            }
            if fits { return (route, values) }
        }
        return nil
    }

    /// The path with `values` in the places of its names.
    func path(_ values: String...) -> String {
        var rest = values[...]
        var path: [UInt8] = []
        var isName = false
        for byte in rawValue.utf8 {
            switch byte {
            case UInt8(ascii: "{"):
                path += percentEncoded(rest.removeFirst()).utf8
                isName = true
            case UInt8(ascii: "}"): isName = false
            default: if !isName { path.append(byte) }
            }
        }
        return String(decoding: path, as: UTF8.self)
    }
}
