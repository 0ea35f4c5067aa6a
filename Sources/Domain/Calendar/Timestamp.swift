/// A point in time, in whole seconds since 1970-01-01 00:00 UTC.
package struct Timestamp: Hashable, Comparable, Sendable {
    package let seconds: Int64

    package init(seconds: Int64) {
        self.seconds = seconds
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }
    package static func + (moment: Timestamp, seconds: Int64) -> Timestamp {
        Timestamp(seconds: moment.seconds + seconds)
    }
    package static func - (moment: Timestamp, seconds: Int64) -> Timestamp {
        Timestamp(seconds: moment.seconds - seconds)
    }
}

extension Timestamp {
    /// "2019-10-16T07:05:00Z".
    package var iso: String {
        let (day, second) = (Day(number: Int(seconds / 86_400)), Int(seconds % 86_400))
        let clock = [second / 3_600, second / 60 % 60, second % 60].map(twoDigits).joined(separator: ":")
        return day.iso + "T" + clock + "Z"
    }
}

/// Clocks are set back, and those of two nodes differ: what was stored "later than now" counts as stored just now. Two
/// moments cannot be subtracted in any other way.
extension Timestamp {
    /// How many seconds ago `earlier` was; 0 if a clock says that it is still to come.
    package func seconds(since earlier: Timestamp) -> Int64 { max(0, seconds - earlier.seconds) }

    /// What is left of a wait of `length` seconds that began at this moment: never more than all of it.
    package func left(of length: Int64, at now: Timestamp) -> Int64 { max(0, length - now.seconds(since: self)) }
}
