import Domain

/// How many letters may leave in a minute.
struct SendingRate {
    let perMinute: Int
    private var minute: Int64 = 0
    private var count = 0

    init(perMinute: Int) {
        self.perMinute = perMinute
    }

    /// How many more may leave in the minute of `now`.
    mutating func room(at now: Timestamp) -> Int {
        if now.seconds / 60 != minute { (minute, count) = (now.seconds / 60, 0) }
        return perMinute - count
    }

    mutating func take(_ letters: Int) {
        count += letters
    }
}
