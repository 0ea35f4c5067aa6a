import Operations

extension DatabaseAddress {
    /// Has the running portal do it, if it has the embedded database; the command does it itself otherwise.
    ///
    /// - Parameter value: of the reply that belongs to the request.
    /// - Returns: nil if no portal has the database.
    /// - Throws: `CustomerRefusal` if the portal could not do it.
    func ask<Value>(_ request: ControlRequest, _ value: (ControlReply) -> Value?) async throws -> Value? {
        guard case .directory(let path) = self, let reply = try await ControlClient(directory: path).run(request) else {
            return nil
        }
        if case .failed(let reason) = reply { throw CustomerRefusal(description: reason) }
        guard let value = value(reply) else { throw ControlError.hungUp }
        return value
    }
}
