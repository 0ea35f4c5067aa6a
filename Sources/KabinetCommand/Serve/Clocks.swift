import Domain
import Foundation

/// The real clock: for sessions, limits and logs.
@Sendable func wallClock() -> Timestamp {
    Timestamp(seconds: Int64(Date().timeIntervalSince1970))
}

/// Today in a time zone. Its offset changes with the laws: Asia/Almaty was UTC+6 until 29.02.2024, and is UTC+5 since.
func today(in zone: TimeZone) -> Day {
    Day(number: Int((wallClock().seconds + Int64(zone.secondsFromGMT())) / 86_400))
}

/// A moment on the clocks of a time zone.
func localTime(in zone: TimeZone) -> @Sendable (Timestamp) -> LocalTime {
    { moment in
        let date = Date(timeIntervalSince1970: TimeInterval(moment.seconds))
        return LocalTime(moment, offset: Int64(zone.secondsFromGMT(for: date)))
    }
}
