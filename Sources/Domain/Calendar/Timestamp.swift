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
    package static func - (left: Timestamp, right: Timestamp) -> Int64 { left.seconds - right.seconds }
}
