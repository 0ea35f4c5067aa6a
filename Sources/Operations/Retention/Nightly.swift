package import Domain

/// Once a night, at three on the clocks of the business's time zone.
package enum Nightly {
    private static let minute = 3 * 60

    /// Whether something is due that was last done at `last`; after a night without the program it is due at once.
    package static func isDue(last: Timestamp?, now: Timestamp, localTime: (Timestamp) -> LocalTime) -> Bool {
        let minutes = (localTime(now).minute - minute + 1440) % 1440
        return last.map { $0 < now - Int64(minutes) * 60 - now.seconds % 60 } ?? true
    }
}
