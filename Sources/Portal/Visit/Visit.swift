import Domain
import HTTPTypes
import HummingbirdCore
import Web

/// One request, read: who asks for what, in which language.
struct Visit: Sendable {
    let id: RequestID
    /// Nil for an address that the site does not have.
    let match: RouteTable.Match?
    /// Nil for one that no address of the site has.
    let method: Method?
    let acceptsGzip: Bool
    let now: Timestamp
    let today: Day
    let language: Language
    /// The language asked for by this very request ("?lang=ru"), to be remembered.
    let languageChosen: Language?
    let cookies: Cookies
    /// Where the visitor comes from, for the limits.
    let origin: String
    /// What binds a form to this visitor: the session's token, else a cookie, which `newFormCookie` sets if need be.
    let formOwner: [UInt8]
    let newFormCookie: String?

    /// Whether what the visitor has changed a moment ago must be there: no matter which node changed it.
    var mustSeeAll: Bool { method != .read || cookies[.recent] != nil }

    /// Asked by a probe that names the machine, not the site.
    var isProbe: Bool { match.map { type(of: $0.endpoint).audience == .probes } ?? false }

    /// The SHA-256 of the session's token, when the visitor brings one.
    var sessionToken: [UInt8]? { cookies[.session].flatMap(Token.init(text:))?.digest }
}

extension Portal {
    func read(_ request: Request, peer: String) -> Visit {
        let target = RequestTarget(request.head.path ?? "/")
        let chosen = target?.query["lang"].flatMap(Language.init(rawValue:))
        let cookies = Cookies(request.headers, isSecure: settings.publicAddress.isSecure)
        let formCookie = cookies[.session] ?? cookies[.form] ?? Token().text

        let method = Method(request.method)

        return Visit(
            id: RequestID(),
            match: target.flatMap { Portal.routes.match($0, method) },
            method: method,
            acceptsGzip: acceptsGzip(request.headers),
            now: clock.now(),
            today: clock.today(),
            language: LanguageChoice.language(
                chosen: chosen, cookie: cookies[.language], accepted: request.headers[.acceptLanguage]),
            languageChosen: chosen,
            cookies: cookies,
            origin: visitorAddress.origin(peer: peer, forwarded: request.headers[.xForwardedFor]),
            formOwner: Array(formCookie.utf8),
            newFormCookie: cookies[.session] == nil && cookies[.form] == nil ? formCookie : nil)
    }

    func setCookie(_ name: Cookies.Name, _ value: String?, maxAge: Int? = nil) -> HTTPField {
        HTTPField(
            name: .setCookie,
            value: Cookies.header(name, value, isSecure: settings.publicAddress.isSecure, maxAge: maxAge))
    }
}

extension HTTPField.Name {
    static let xForwardedFor = HTTPField.Name("X-Forwarded-For")!
}
