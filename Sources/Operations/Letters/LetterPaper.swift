import Domain
package import Mail
import Store

/// What all letters of this site have in common: from whom they are, and the signature of its domain.
package struct LetterPaper: Sendable {
    package let sender: Mailbox
    package let replyTo: Mailbox?
    package let signer: DKIMSigner?
    /// The host in the ids of messages.
    private let host: String

    /// - Parameter host: of the portal's address, without a port.
    package init(sender: Mailbox, replyTo: Mailbox? = nil, signer: DKIMSigner? = nil, host: String) {
        (self.sender, self.replyTo, self.signer, self.host) = (sender, replyTo, signer, host)
    }

    func message(_ content: Letter, of waiting: WaitingLetter, to recipient: Mailbox) throws -> [UInt8] {
        var message = MailMessage(
            from: sender, to: recipient, subject: content.subject, date: waiting.createdAt.seconds,
            id: "\(waiting.id)@\(host)", language: content.language.rawValue, text: content.text, html: content.html)
        message.replyTo = replyTo
        message.files = content.attachments.map { .init(name: $0.name, type: $0.type, content: $0.content) }
        message.unsubscribe = content.unsubscribe
        return try message.bytes(signedBy: signer)
    }
}
