import Logging
import Web

/// What tells the operator of an attack: a line in the log and a figure. Persons and addresses are keyed hashes, which
/// tell what belongs together and nothing else.
struct AttackLog: Sendable {
    let signIns = OutcomeCounters<SignInOutcome>()
    let refusals = OutcomeCounters<RefusedRequest>()
    private let key: @Sendable () -> SecretKey
    private let logger: Logger

    init(key: @escaping @Sendable () -> SecretKey, _ logger: Logger) {
        (self.key, self.logger) = (key, logger)
    }

    func note(_ outcome: SignInOutcome, of email: String, _ visit: Visit) {
        signIns.add(outcome)
        let more: Logger.Metadata = ["outcome": "\(outcome.rawValue)", "email": "\(hash("log of e-mails", email))"]
        logger.notice("sign-in", metadata: place(visit).merging(more) { $1 })
    }

    func note(_ refusal: RefusedRequest, _ visit: Visit) {
        refusals.add(refusal)
        let more: Logger.Metadata = ["reason": "\(refusal.rawValue)", "route": "\(visit.match?.path.text ?? "-")"]
        logger.notice("refused", metadata: place(visit).merging(more) { $1 })
    }

    func write(to text: inout MetricsText) {
        signIns.write("kabinet_sign_ins_total", "Attempts to sign in, by how they ended.", by: "outcome", to: &text)
        refusals.write(
            "kabinet_refused_requests_total", "Requests that no page of ours sends, by reason.", by: "reason", to: &text
        )
    }

    private func place(_ visit: Visit) -> Logger.Metadata {
        let networks = visit.origin.networks
        return [
            "id": "\(visit.id)", "address": "\(hash("log of addresses", networks.last ?? ""))",
            "network": "\(hash("log of addresses", networks.first ?? ""))",
        ]
    }

    private func hash(_ purpose: StaticString, _ text: String) -> String {
        hex(Array(key().sign(purpose, Array(text.utf8)).prefix(8)))
    }
}
