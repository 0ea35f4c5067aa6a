import Web

/// The page to return to after signing in: the requested one, if it is one of ours for customers. It is printed from
/// the matched route, so it cannot lead to another site.
func returnPage(_ next: String?) -> any Endpoint {
    guard let target = next.flatMap(RequestTarget.init), let page = Portal.routes.match(target, .read)?.endpoint
    else { return AccountsPage() }
    let type = type(of: page)
    return type.method == .read && type.audience == .customers ? page : AccountsPage()
}
