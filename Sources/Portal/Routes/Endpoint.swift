import Domain
import HummingbirdCore
import Markup
import Web

/// An address of the site. The type that answers it is also its address: it is parsed from path and query and prints
/// them, so a link is a value of the page that it links to.
protocol Endpoint: Sendable {
    /// The pattern of its path; also its name in the log and the metrics.
    static var path: PathTemplate { get }
    static var method: Method { get }
    static var audience: Audience { get }

    /// Nil if a parameter of the path is invalid.
    init?(_ address: RequestedAddress)
    /// The path's parameters, in their order.
    var places: [any PathValue] { get }
    var query: Query { get }

    func answer(_ visit: Visit, _ request: Request, _ portal: Portal) async throws -> Response
}

/// The fields of an address's query; those that are nil are left out.
typealias Query = [(name: String, value: String?)]

/// Who may request an address.
enum Audience: Sendable {
    case everybody
    /// Customers who have signed in.
    case customers
    /// Probes, whose Host header is the machine's and not the site's.
    case probes
}

extension Endpoint {
    var places: [any PathValue] { [] }
    var query: Query { [] }

    /// The address in a link: path and query, percent-encoded.
    var address: String {
        let (path, query) = (Self.path.path(places), query)
        return query.isEmpty ? path : path + queryString(query)
    }

    /// The same page in another language.
    func address(in language: Language) -> String { language.address(of: address) }
}

extension Language {
    /// The address of the same page in this language.
    func address(of page: String) -> String {
        page + (page.utf8.contains(UInt8(ascii: "?")) ? "&lang=" : "?lang=") + rawValue
    }
}

/// An address that is always the same.
protocol FixedEndpoint: Endpoint {
    init()
}

extension FixedEndpoint {
    init?(_ address: RequestedAddress) {
        self.init()
    }
}

extension Attribute {
    static func href(_ page: some Endpoint) -> Attribute { .href(page.address) }
    static func action(_ page: some Endpoint) -> Attribute { .action(page.address) }
}
