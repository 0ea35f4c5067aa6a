package import Domain

/// When letters that nobody waits for are sent: from 08:00 to 21:00 on the clocks of the supplier's time zone.
package struct LetterHours: Sendable {
    private static let (start, end) = (8 * 60, 21 * 60)

    private let localTime: (@Sendable (Timestamp) -> LocalTime)?

    /// At any hour, for the demo.
    package static let always = LetterHours(nil)

    private init(_ localTime: (@Sendable (Timestamp) -> LocalTime)?) {
        self.localTime = localTime
    }

    package init(localTime: @escaping @Sendable (Timestamp) -> LocalTime) {
        self.localTime = localTime
    }

    /// The first moment from `now` on.
    package func next(from now: Timestamp) -> Timestamp {
        guard let minute = localTime?(now).minute else { return now }
        if minute >= LetterHours.start, minute < LetterHours.end { return now }
        let wait = (LetterHours.start - minute + 1440) % 1440
        return now + Int64(wait) * 60 - now.seconds % 60
    }
}
