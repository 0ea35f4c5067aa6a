import Domain
import Web

extension Visit {
    /// The uses of a rate limit by address. A /56 and a /48 of IPv6 have limits of their own, since one visitor may have
    /// all of it, and so may many customers of one provider.
    func uses(_ purpose: StaticString, _ quota: Quota, _ keys: Keys) -> [(subject: [UInt8], quota: Quota)] {
        zip(origin.networks.reversed(), [1, 4, 16]).map { network, sharers in
            (keys.limits.sign(purpose, Array(network.utf8)), quota * sharers)
        }
    }
}
