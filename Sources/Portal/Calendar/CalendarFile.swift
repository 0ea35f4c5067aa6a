import Domain
import HTTPTypes
import HummingbirdCore
import NIOCore
import Store
import Web
import Words

/// The calendar of a customer, for programs that subscribe to it: whoever has its address reads it. No cookie counts,
/// and none is set.
struct CalendarFile: Endpoint {
    static let path: PathTemplate = "/calendar/{link}.ics"
    static let method = Method.read
    static let audience = Audience.everybody

    let link: LinkToken

    /// Programs ask a few times an hour, on each of a household's devices.
    private static let ofCalendar = Quota(60, within: Quota.hour)
    /// A service that fetches the calendars of many people may have some old addresses.
    private static let ofUnknown = Quota(120, within: Quota.hour)

    func answer(_ visit: Visit, _ request: Request, _ portal: Portal) async throws -> Response {
        let (digest, limits) = (link.digest, portal.keys.limits)
        let (isKnown, wait) = try await portal.access.authenticate { authentication in
            let isKnown = try authentication.hasCalendar(digest)
            let uses =
                isKnown
                ? [(limits.sign("calendar", digest), CalendarFile.ofCalendar)]
                : visit.uses("unknown calendars", CalendarFile.ofUnknown, portal.keys)
            return (isKnown, try authentication.spend(uses, now: visit.now))
        }
        guard wait == 0 else {
            var response = Response.plain(.tooManyRequests, "too many requests; try again in \(wait) s\n")
            response.headers[.retryAfter] = String(wait)
            return response
        }
        guard isKnown, let calendar = try await calendar(digest, visit, portal) else {
            return .plain(.notFound, "there is no such calendar\n")
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/calendar; charset=utf-8",
                .contentDisposition: "inline; filename=\"kabinet.ics\"",
                .contentLanguage: calendar.language,
                .cacheControl: "private, no-store",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: calendar.bytes)))
    }

    /// Nil if its address has been switched off just now.
    private func calendar(_ digest: [UInt8], _ visit: Visit, _ portal: Portal) async throws -> ICalendar? {
        let found = try await portal.access.read(visit) { visitor in
            try visitor.calendar(digest).map { calendar in
                (calendar.language ?? .kk, try calendar.accounts.map { try DatedAccount($0, today: visitor.today) })
            }
        }
        guard let (language, accounts) = found else { return nil }
        let wording = CalendarWording(portal.texts[language], portal.settings.publicAddress)
        return wording.calendar(accounts.flatMap(wording.events), now: visit.now)
    }
}

extension CalendarFile {
    init?(_ address: RequestedAddress) {
        guard let link: LinkToken = address.places() else { return nil }
        self.init(link: link)
    }

    var places: [any PathValue] { [link] }
}
