import Exchange
import FoundationEssentials
import UnixSignals
import Words

/// Imports a batch, or undoes one: through the running portal if it has the embedded database, else directly on the database.
struct BatchDispatcher {
    let address: DatabaseAddress

    /// The same, but a signal stops it. Only the reply tells what had happened by then.
    func runUntilStopped(
        _ request: BatchRequest, progress: @escaping @Sendable (Progress) -> Void
    ) async -> ControlReply {
        let id = UUID()
        let work = Task { await run(request, id, progress: progress) }
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        let stopping = Task {
            for await _ in signals {
                // The portal does it, if it is the portal that imports: closing the connection would lose the reply.
                guard case .directory(let path) = address,
                    let reply = try? await ControlClient(directory: path).run(.stop(id)), reply.count == 1
                else {
                    work.cancel()
                    continue
                }
            }
        }
        defer { stopping.cancel() }
        return await work.value
    }

    /// - Parameter id: by which it can be stopped.
    func run(
        _ request: BatchRequest, _ id: UUID = UUID(), progress: @escaping @Sendable (Progress) -> Void
    ) async -> ControlReply {
        do {
            if case .directory(let path) = address,
                let reply = try await ControlClient(directory: path).run(.batch(request, id), progress: progress)
            {
                return reply
            }
            let database = try openDatabase(address, for: "kabinet import")
            return .outcome(try await request.work(now: wallClock()).run(on: database, progress: progress))
        } catch let error as UnreadableBatch {
            return .unreadable(error.text(in: Speech.texts))
        } catch is CancellationError {
            return .interrupted
        } catch {
            return .failed(Speech.told(error))
        }
    }
}
