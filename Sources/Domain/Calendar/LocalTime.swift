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

    /// Of the clock that shows it as this: "UTC+5".
    package func zone(of moment: Timestamp) -> String {
        let minutes = day.number * 1_440 + minute - Int(moment.seconds / 60)
        let (hours, rest) = (minutes.magnitude / 60, Int(minutes.magnitude % 60))
        return "UTC" + (minutes < 0 ? "−" : "+") + "\(hours)" + (rest == 0 ? "" : ":" + twoDigits(rest))
    }

    private var time: String { twoDigits(minute / 60) + ":" + twoDigits(minute % 60) }
}

extension LocalTime {
    /// "2019-10-20 09:00", also with a T between.
    package init?(iso text: String) {
        let parts = text.split { $0 == " " || $0 == "T" }
        guard parts.count == 2, let day = Day(iso: String(parts[0])), parts[1].utf8.count == 5 else { return nil }
        let clock = parts[1].split(separator: ":").map(String.init)
        guard clock.count == 2, let hour = Int(clock[0]), let minute = Int(clock[1]), 0...23 ~= hour,
            0...59 ~= minute
        else { return nil }
        (self.day, self.minute) = (day, hour * 60 + minute)
    }

    /// The moment at which clocks show it.
    ///
    /// - Parameter localTime: what they show at a moment.
    package func moment(_ localTime: (Timestamp) -> LocalTime) -> Timestamp {
        let wall = LocalTime.seconds(self)
        // The clocks' offset then, as it is at a moment less than a day away.
        let offset = LocalTime.seconds(localTime(Timestamp(seconds: wall))) - wall
        let moment = Timestamp(seconds: wall - offset)
        // Once more, if it has changed in between.
        return moment + (wall - LocalTime.seconds(localTime(moment)))
    }

    private static func seconds(_ time: LocalTime) -> Int64 {
        Int64(time.day.number) * 86_400 + Int64(time.minute) * 60
    }
}
