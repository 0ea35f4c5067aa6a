import Exchange

/// Takes a batch in: through the running portal where it has the embedded database, else on the database itself.
struct ImportDoor {
    let address: DatabaseAddress

    func take(_ request: ImportRequest, progress: @escaping @Sendable (Progress) -> Void) async -> ControlReply {
        do {
            if case .directory(let path) = address,
                let reply = try await ControlClient(directory: path).run(.importBatch(request), progress: progress)
            {
                return reply
            }
            let database = try openDatabase(address, for: "kabinet import")
            let batch = BatchImport(path: request.path, isDryRun: request.isDryRun, now: wallClock())
            return .outcome(try await batch.run(on: database, progress: progress))
        } catch let error as UnreadableBatch {
            return .unreadable(error.description)
        } catch {
            return .failed("\(error)")
        }
    }
}
