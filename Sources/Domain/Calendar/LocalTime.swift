/// A moment as a clock on the wall shows it.
package struct LocalTime: Hashable, Sendable {
    package let day: Day
    /// 0…1439.
    package let minute: Int

    /// - Parameter offset: of the wall's clock, in seconds east of UTC.
    package init(_ moment: Timestamp, offset: Int64) {
        let seconds = moment.seconds + offset
        day = Day(number: Int(seconds / 86_400))
        minute = Int(seconds % 86_400) / 60
    }

    /// "16.10.2019, 12:05".
    package var numeric: String { day.numeric + ", " + time }

    /// "2019 ж. 16 қазан, 12:05".
    package func inWords(_ language: Language) -> String { day.inWords(language) + ", " + time }

    private var time: String { twoDigits(minute / 60) + ":" + twoDigits(minute % 60) }
}
