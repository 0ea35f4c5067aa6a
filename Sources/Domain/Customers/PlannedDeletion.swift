/// How long a customer can take back the request to be deleted.
package enum PlannedDeletion {
    package static let days: Int64 = 10

    /// When a request of `now` takes effect.
    package static func moment(now: Timestamp) -> Timestamp { now + days * 24 * 60 * 60 }
}
