import Domain
import Exchange
import FoundationEssentials
import Logging
import NIOCore
import NIOPosix
import Operations
import Portal
import ServiceLifecycle
import Store
import Words

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Does what other commands ask for while the portal runs: the embedded database belongs to one process, so they send
/// it their requests. Only the user who runs the portal can open the socket.
///
/// One import at a time, as in the database; the next one waits. When the client disconnects, its import is cancelled
/// and changes nothing.
struct ControlServer: ServiceLifecycle.Service {
    let directory: String
    let database: any Database
    let letters: any LetterWriting
    let retention: RetentionService
    let hours: LetterHours
    let notices: NoticeService
    let readings: ReadingService
    let logger: Logger
    var metrics = ImportMetrics()
    /// The warnings for which a batch is refused.
    var importErrors: Set<WarningRule> = []
    /// Has the portal use a key that was replaced.
    var keysChanged: @Sendable () async throws -> Void = {}
    private let running = RunningImports()

    func run() async throws {
        let path = ControlSocket.path(directory: directory)
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .bind(try privateSocket(path)) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        defer { unlink(path) }
        do {
            try await cancelWhenGracefulShutdown {
                try await server.executeThenClose { askers in
                    try await withThrowingDiscardingTaskGroup { group in
                        for try await asker in askers { group.addTask { await serve(asker) } }
                    }
                }
            }
        } catch is CancellationError {
            // The portal stops: the last request was interrupted, and its client gets an error.
        }
    }

    private func serve(_ asker: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async {
        do {
            try await asker.executeThenClose { inbound, outbound in
                var messages = MessageReader<AskedRequest>()
                // Until the client, which has read the whole reply, closes the connection: closing it here would cut a
                // long reply off.
                for try await bytes in inbound {
                    try messages.append(bytes)
                    guard let asked = try messages.next() else { continue }
                    try await CommandTexts.$current.withValue(CommandTexts(asked.language)) {
                        try await answer(asked.request, outbound)
                    }
                }
            }
        } catch {
            logger.info("request on the control socket was interrupted", metadata: ["error": "\(error)"])
        }
    }

    private func answer(
        _ request: ControlRequest, _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws {
        switch request {
        case .batch(let request, let id): try await answer(request, id, outbound)
        case .stop(let id): try await outbound.write(line(ControlReply.count(running.stop(id) ? 1 : 0)))
        case .customers(let operation): try await outbound.write(line(await reply(operation)))
        case .feedback(let operation): try await outbound.write(line(await reply(operation)))
        case .electronicBills(let operation): try await outbound.write(line(await reply(operation)))
        case .retention: try await outbound.write(line(await deleteExpired()))
        case .retryLetters(let id): try await outbound.write(line(await retryLetters(id)))
        case .readings(let operation): try await outbound.write(line(await reply(operation)))
        case .notices(let operation): try await outbound.write(line(await reply(operation)))
        case .rotateKey(let key): try await outbound.write(line(await rotate(key)))
        }
    }

    private func answer(
        _ request: BatchRequest, _ id: UUID, _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws {
        let (replies, sender) = AsyncStream.makeStream(of: ControlReply.self)
        let work = Task {
            metrics.begin()
            let reply = await reply(request.work(errors: importErrors, now: wallClock())) { progress in
                metrics.show(progress)
                sender.yield(.progress(progress))
            }
            metrics.end(ImportMetrics.Outcome(reply))
            sender.yield(reply)
            sender.finish()
        }
        running.add(work, id)
        defer { running.remove(id) }
        try await withTaskCancellationHandler {
            do {
                for await reply in replies { try await outbound.write(line(reply)) }
            } catch {
                work.cancel()
                await work.value
                throw error
            }
        } onCancel: {
            work.cancel()
        }
        await work.value
    }

    private func reply(_ operation: CustomerOperation) async -> ControlReply {
        await reply("operation on customers") {
            let outcome = try await operation.run(on: database, letters, now: wallClock())
            logger.info("customers", metadata: ["operation": "\(operation.word)", "outcome": "\(outcome.word)"])
            return .customers(outcome)
        }
    }

    private func reply(_ operation: FeedbackOperation) async -> ControlReply {
        await reply("operation on feedback") {
            let outcome = try await operation.run(on: database, letters, now: wallClock())
            logger.info("feedback", metadata: ["operation": "\(operation.word)"])
            return .feedback(outcome)
        }
    }

    private func reply(_ operation: ElectronicBillOperation) async -> ControlReply {
        await reply("operation on electronic bills") {
            .electronicBills(try await operation.run(on: database, hours: hours, now: wallClock()))
        }
    }

    private func reply(_ operation: NoticeOperation) async -> ControlReply {
        await reply("operation on notices") { .notices(try await notices.perform(operation)) }
    }

    private func reply(_ operation: ReadingOperation) async -> ControlReply {
        await reply("operation on readings") { .readings(try await readings.perform(operation)) }
    }

    private func retryLetters(_ id: Int64?) async -> ControlReply {
        await reply("retrying letters") {
            .count(try await database.write { try Operator($0).retryLetters(id, now: wallClock()) })
        }
    }

    private func rotate(_ key: RotatableKey) async -> ControlReply {
        await reply("rotation of a key") {
            try await key.rotate(on: database)
            try await keysChanged()
            logger.notice("key replaced", metadata: ["key": "\(key.rawValue)"])
            return .count(1)
        }
    }

    private func deleteExpired() async -> ControlReply {
        await reply("retention") { .retention(try await retention.deleteNow()) }
    }

    /// - Parameter what: for the log, if it fails.
    private func reply(_ what: String, _ body: () async throws -> ControlReply) async -> ControlReply {
        do {
            return try await body()
        } catch {
            logger.error("\(what) failed", metadata: ["error": "\(Speech.english(error))"])
            return .failed(Speech.told(error))
        }
    }

    private func reply(_ work: any BatchWork, _ progress: @escaping @Sendable (Progress) -> Void) async -> ControlReply
    {
        do {
            let outcome = try await work.run(on: database, progress: progress)
            logger.info("import", metadata: ["outcome": "\(outcome.word)"])
            return .outcome(outcome)
        } catch let error as UnreadableBatch {
            return .unreadable(error.text(in: Speech.texts))
        } catch is CancellationError {
            logger.info("import was stopped")
            return .interrupted
        } catch {
            logger.error("import failed", metadata: ["error": "\(Speech.english(error))"])
            return .failed(Speech.told(error))
        }
    }
}

/// A bound socket that other users can never open: on Linux `bind` gives the file the mode of the descriptor.
private func privateSocket(_ path: String) throws -> CInt {
    func failure() -> ControlError {
        .unusable(path: path, why: SystemError.current.text(in: Speech.texts.systemErrors))
    }
    // Left by an earlier process, which the directory's lock shows to have ended.
    unlink(path)
    guard let address = try? SocketAddress(unixDomainSocketPath: path) else {
        throw ControlError.unusable(path: path, why: Speech.texts.common.longSocketPath)
    }
    #if canImport(Glibc)
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    #else
        let descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)
    #endif
    guard descriptor >= 0 else { throw failure() }
    guard fchmod(descriptor, 0o600) == 0, address.withSockAddr({ bind(descriptor, $0, socklen_t($1)) }) == 0 else {
        defer { close(descriptor) }
        throw failure()
    }
    return descriptor
}
