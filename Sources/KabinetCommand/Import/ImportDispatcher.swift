import Exchange

/// Imports a batch: through the running portal if it has the embedded database, else directly on the database.
struct ImportDispatcher {
    let address: DatabaseAddress

    func run(_ request: ImportRequest, progress: @escaping @Sendable (Progress) -> Void) async -> ControlReply {
        do {
            if case .directory(let path) = address,
                let reply = try await ControlClient(directory: path).run(.importBatch(request), progress: progress)
            {
                return reply
            }
            let database = try openDatabase(address, for: "kabinet import")
            let batch = BatchImport(
                path: request.path, isDryRun: request.isDryRun, errors: request.errors, now: wallClock())
            return .outcome(try await batch.run(on: database, progress: progress))
        } catch let error as UnreadableBatch {
            return .unreadable(error.description)
        } catch {
            return .failed("\(error)")
        }
    }
}
