/// A calendar of whole days as a file (RFC 5545): lines of at most 75 octets, ended by CR LF.
package struct ICalendar {
    /// Shown by programs that subscribe to it.
    package let name: String
    package let language: String
    /// When it was written: "20191016T060000Z".
    package let stamp: String
    package let events: [Event]

    package init(name: String, language: String, stamp: String, events: [Event]) {
        (self.name, self.language, self.stamp, self.events) = (name, language, stamp, events)
    }

    package struct Event: Sendable {
        /// The same as long as it is the same event, wherever it moves to.
        package let id: String
        /// "20191031".
        package let day: String
        package let summary: String
        package let description: String
        package let address: String

        package init(id: String, day: String, summary: String, description: String, address: String) {
            (self.id, self.day, self.summary) = (id, day, summary)
            (self.description, self.address) = (description, address)
        }
    }

    package var bytes: [UInt8] {
        let head = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kabinet//Kabinet//EN", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH", "NAME:" + escaped(name), "X-WR-CALNAME:" + escaped(name),
            "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H",
        ]
        let lines = head + events.flatMap(lines) + ["END:VCALENDAR"]
        return lines.flatMap(folded)
    }

    private func lines(of event: Event) -> [String] {
        [
            "BEGIN:VEVENT", "UID:" + escaped(event.id), "DTSTAMP:" + stamp, "DTSTART;VALUE=DATE:" + event.day,
            "SUMMARY;LANGUAGE=\(language):" + escaped(event.summary),
            "DESCRIPTION;LANGUAGE=\(language):" + escaped(event.description), "URL:" + event.address,
            "TRANSP:TRANSPARENT", "END:VEVENT",
        ]
    }

    /// A text value: backslashes, semicolons, commas and ends of lines are escaped; other control characters may not be
    /// in one, and are left out.
    private func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped.unicodeScalars.append(contentsOf: ["\\", scalar])
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": escaped += "\\n"
            case "\t": escaped += "\t"
            case _ where scalar.properties.generalCategory == .control: continue
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// The line with its end, folded between characters: each further line begins with a space.
    private func folded(_ line: String) -> [UInt8] {
        var (bytes, length) = ([UInt8](), 0)
        for character in line {
            let next = Array(character.utf8)
            // A character of many marks may be longer than a line; then it is folded between its scalars.
            for piece in next.count < 75 ? [next] : character.unicodeScalars.map({ Array(String($0).utf8) }) {
                if length + piece.count > 75 {
                    bytes += [13, 10, 32]
                    length = 1
                }
                bytes += piece
                length += piece.count
            }
        }
        return bytes + [13, 10]
    }
}
