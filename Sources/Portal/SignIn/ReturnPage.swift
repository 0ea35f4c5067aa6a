import Domain
import Store
import Web

extension Authentication {
    /// The page after signing in: a notice of a debt that the customer has not seen, else the requested one, else the
    /// account that the customer wants to see first, else the list of accounts.
    func page(_ next: String?, of customer: CustomerID) throws -> any Endpoint {
        if let notice = try unseenDebtNotice(of: customer) { return DebtNoticePage(notice: DatabaseID(notice)) }
        if let page = returnPage(next) { return page }
        return try firstAccount(of: customer).map { AccountPage(slug: $0) } ?? AccountsPage()
    }
}

/// A page to return to, if it is one of ours for customers. It is printed from the matched route, so it cannot lead to
/// another site.
private func returnPage(_ next: String?) -> (any Endpoint)? {
    guard let target = next.flatMap(RequestTarget.init), let page = Portal.routes.match(target, .read)?.endpoint
    else { return nil }
    let type = type(of: page)
    return type.method == .read && type.audience == .customers ? page : nil
}
