import Domain
import Store
import Web

/// Ends the subscription of a letter's link: for the button of `UnsubscribePage`, and for mail programs and providers
/// (RFC 8058). Whoever has the letter may do it, as often as they like.
struct Unsubscribe: OneClickAction {
    static let path = UnsubscribePage.path

    let link: LinkToken

    func perform(_ click: OneClick, _ context: ActionContext) async throws -> UnsubscribePage {
        let (token, now) = (link.digest, context.visit.now)
        try await context.write { try $0.endMailedSubscription(token, now: now) }
        return UnsubscribePage(link: link)
    }
}

extension Unsubscribe {
    init?(_ address: RequestedAddress) {
        guard let link: LinkToken = address.places() else { return nil }
        self.init(link: link)
    }

    var places: [any PathValue] { [link] }
}
