import Exchange
import NIOCore
import NIOPosix
import Words

/// Sends a request that needs the database to the running portal.
struct ControlClient {
    let directory: String

    /// Nil if no portal is running.
    func run(
        _ request: ControlRequest, progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws -> ControlReply? {
        let connection = try? await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(unixDomainSocketPath: ControlSocket.path(directory: directory)) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        guard let connection else { return nil }

        return try await connection.executeThenClose { inbound, outbound in
            try await outbound.write(
                line(AskedRequest(language: Speech.texts.language, request: request)))
            var messages = MessageReader<ControlReply>()
            for try await bytes in inbound {
                try messages.append(bytes)
                while let reply = try messages.next() {
                    guard case .progress(let told) = reply else { return reply }
                    progress(told)
                }
            }
            throw ControlError.hungUp
        }
    }
}
