import Foundation
package import Mail
import Synchronization

/// Takes messages to the mail server, over some connections that stay open.
package final class MailCarrier: LetterCarrier {
    package let connections: Int
    private let server: MailServer
    private let idle = Mutex<[SMTPSession]>([])
    /// Sending blocks its thread.
    private let threads = DispatchQueue(label: "mail", attributes: .concurrent)

    package init(_ server: MailServer, connections: Int) {
        (self.server, self.connections) = (server, connections)
    }

    package var name: String { server.name }

    package func carry(_ message: CarriedMessage) async -> Delivery {
        await use { $0.send(message.bytes, from: message.from, to: message.to) }
    }

    /// Connects, encrypts and signs in, but sends nothing.
    package func check() async -> Delivery {
        await use { $0.check() }
    }

    private func use(_ body: @escaping @Sendable (SMTPSession) -> Delivery) async -> Delivery {
        await withCheckedContinuation { continuation in
            threads.async { [self] in
                do {
                    let session = try idle.withLock { $0.popLast() } ?? SMTPSession(server)
                    let delivery = body(session)
                    idle.withLock { $0.append(session) }
                    continuation.resume(returning: delivery)
                } catch {
                    continuation.resume(returning: .unreachable("\(error)"))
                }
            }
        }
    }
}
