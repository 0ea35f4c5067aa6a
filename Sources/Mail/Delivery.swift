/// What the mail server made of a message.
package enum Delivery: Hashable, Sendable {
    /// It has taken the message over, and said so.
    case accepted(String)
    /// It refuses this message for ever.
    case refused(String, isAddressWrong: Bool)
    /// It refuses this message now, or does not say whether it has taken it.
    case postponed(String)
    /// Nothing was tried: the server does not answer, is not who it should be, or does not let us in.
    case unreachable(String)
}
