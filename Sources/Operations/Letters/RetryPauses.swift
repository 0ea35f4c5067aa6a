package import Domain

/// When a letter that a server did not take is tried again: after one minute, then twice as long each time, at most
/// every six hours; after five days it is given up.
package enum RetryPauses {
    /// - Parameter attempts: how often it was tried; at least 1.
    package static func next(after attempts: Int, of created: Timestamp, now: Timestamp) -> Timestamp? {
        guard now < created + 5 * 86_400 else { return nil }
        let minutes = attempts < 10 ? Int64(1) << Int64(attempts - 1) : 360
        return now + min(minutes, 360) * 60
    }
}
