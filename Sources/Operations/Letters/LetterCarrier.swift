package import Mail
package import Store

/// Takes messages over: a mail server, or a folder as long as none is set.
package protocol LetterCarrier: Sendable {
    /// As the outbox keeps it for each letter.
    var name: String { get }
    /// How many messages it takes at once.
    var connections: Int { get }

    func carry(_ message: CarriedMessage) async -> Delivery
}

package struct CarriedMessage: Sendable {
    package let letter: WaitingLetter
    package let from: Mailbox
    package let to: Mailbox
    package let bytes: [UInt8]
}
