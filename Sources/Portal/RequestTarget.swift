import Web

extension RequestTarget {
    /// Nil for an address that the site does not have.
    var url: PortalURL? { PortalURL(path: path, query: query) }
}
