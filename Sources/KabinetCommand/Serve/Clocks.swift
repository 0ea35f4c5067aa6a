import Domain
import Foundation

/// The real clock: for sessions, limits and logs.
@Sendable func wallClock() -> Timestamp {
    Timestamp(seconds: Int64(Date().timeIntervalSince1970))
}

/// The day it is in Almaty, by the time zone database: UTC+6 until 29.02.2024, UTC+5 since.
@Sendable func almatyToday() -> Day {
    let offset = almaty.secondsFromGMT()
    return Day(number: Int((wallClock().seconds + Int64(offset)) / 86_400))
}

private let almaty = TimeZone(identifier: "Asia/Almaty") ?? TimeZone(secondsFromGMT: 5 * 3600) ?? .gmt
