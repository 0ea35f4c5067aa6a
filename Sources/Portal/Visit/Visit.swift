import Domain
import HTTPTypes
import HummingbirdCore
import Web

/// One parsed request: its visitor, its route, its language. A class, since all that answers it passes it on.
final class Visit: Sendable {
    let id: RequestID
    /// Nil for an unknown address.
    let match: RouteTable.Match?
    /// Nil for a method that no route accepts.
    let method: Method?
    let acceptsGzip: Bool
    let now: Timestamp
    let today: Day
    let language: Language
    /// The language requested by this request ("?lang=ru"), to be remembered.
    let languageChosen: Language?
    let cookies: Cookies
    /// The visitor's address, for the rate limits.
    let origin: VisitorOrigin
    fileprivate let userAgent: String?
    /// Binds a form to this visitor: the session's token, else a cookie, which `newFormCookie` sets if needed.
    let formOwner: [UInt8]
    let newFormCookie: String?

    init(
        id: RequestID, match: RouteTable.Match?, method: Method?, acceptsGzip: Bool, now: Timestamp, today: Day,
        language: Language, languageChosen: Language?, cookies: Cookies, origin: VisitorOrigin, userAgent: String?,
        formOwner: [UInt8], newFormCookie: String?
    ) {
        (self.id, self.match, self.method, self.acceptsGzip) = (id, match, method, acceptsGzip)
        (self.now, self.today, self.language, self.languageChosen) = (now, today, language, languageChosen)
        (self.cookies, self.origin, self.userAgent) = (cookies, origin, userAgent)
        (self.formOwner, self.newFormCookie) = (formOwner, newFormCookie)
    }

    /// Browser and system, as the database stores them.
    var device: String { UserAgent(userAgent).stored }

    /// Whether the visitor's latest changes must be visible, on whichever node they were made.
    var mustSeeAll: Bool { method != .read || cookies[.recent] != nil }

    /// A request of a probe, whose Host header is the machine's and not the site's.
    var isProbe: Bool { match.map { type(of: $0.endpoint).audience == .probes } ?? false }

    /// The language that was chosen in this browser.
    var languageRemembered: Language? { languageChosen ?? cookies[.language].flatMap(Language.init(rawValue:)) }

    /// The SHA-256 of the visitor's session token, if any.
    var sessionToken: [UInt8]? { cookies[.session].flatMap(Token.init(text:))?.digest }
}

extension Visit {
    /// As the browser's next request to an endpoint is, with the session that begins in this one.
    func signedIn(_ session: String, asking match: RouteTable.Match) -> Visit {
        Visit(
            id: id, match: match, method: method, acceptsGzip: acceptsGzip, now: now, today: today,
            language: language, languageChosen: languageChosen, cookies: cookies.with(.session, session),
            origin: origin, userAgent: userAgent, formOwner: Array(session.utf8), newFormCookie: nil)
    }
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
            userAgent: request.headers[.userAgent],
            formOwner: Array(formCookie.utf8),
            newFormCookie: cookies[.session] == nil && cookies[.form] == nil ? formCookie : nil)
    }
}

extension HTTPField.Name {
    static let xForwardedFor = HTTPField.Name("X-Forwarded-For")!
}
