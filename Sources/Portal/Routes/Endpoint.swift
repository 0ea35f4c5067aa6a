import Domain
import HummingbirdCore
import Markup
import Web

/// An address of the site. The type that answers it is its own address: it is made from what the path and the query say, and
/// prints them, so a link is a value of the page that it leads to.
protocol Endpoint: Sendable {
    /// What its path looks like; also its name in the log and the metrics.
    static var path: PathTemplate { get }
    static var method: Method { get }
    static var audience: Audience { get }

    /// Nil where what stands in a place of the path is not of its form.
    init?(_ address: RequestedAddress)
    /// What stands in the path's places, in their order.
    var places: [any PathValue] { get }
    var query: Query { get }

    func answer(_ visit: Visit, _ request: Request, _ portal: Portal) async throws -> Response
}

/// The fields of an address's query; those that are nil are left out.
typealias Query = [(name: String, value: String?)]

/// Who may ask for an address.
enum Audience: Sendable {
    case everybody
    /// Who has signed in.
    case customers
    /// A probe that names the machine, not the site.
    case probes
}

extension Endpoint {
    var places: [any PathValue] { [] }
    var query: Query { [] }

    /// The address as a link carries it: path and query, percent-encoded.
    var address: String {
        Self.path.path(places.map(\.pathText)) + queryString(query)
    }

    /// The same page in another language.
    func address(in language: Language) -> String {
        let address = self.address
        return address + (address.contains("?") ? "&" : "?") + "lang=" + language.rawValue
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
