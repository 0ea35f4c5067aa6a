import Foundation

/// The text of headers (RFC 2047). It is always encoded: so a line end in it cannot begin another header.
enum HeaderText {
    /// Encoded words of at most 75 bytes, each of whole characters, one on a line.
    static func encodedWords(_ text: String) -> String {
        var words: [String] = []
        var word = ""
        // By scalars: a single character may be longer than a word.
        for scalar in text.unicodeScalars {
            if word.utf8.count + UTF8.width(scalar) > 42 {
                words.append(word)
                word = ""
            }
            word.unicodeScalars.append(scalar)
        }
        words.append(word)
        return words.map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    /// A parameter such as a file's name (RFC 2231): `filename*=UTF-8''…`.
    static func parameter(_ name: String, _ value: String) -> String {
        let safe = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._".utf8)
        let encoded = value.utf8.map { byte in
            safe.contains(byte) ? String(UnicodeScalar(byte)) : "%" + hex(byte)
        }.joined()
        return encoded.count == value.utf8.count ? "\(name)=\"\(value)\"" : "\(name)*=UTF-8''\(encoded)"
    }

    private static func hex(_ byte: UInt8) -> String {
        let text = String(byte, radix: 16, uppercase: true)
        return text.count == 1 ? "0" + text : text
    }

    /// Such as `Wed, 16 Oct 2019 06:00:00 +0000`.
    static func date(seconds: Int64) -> String {
        var time = time_t(seconds)
        var parts = tm()
        gmtime_r(&time, &parts)
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(days[Int(parts.tm_wday)]), \(two(parts.tm_mday)) \(months[Int(parts.tm_mon)]) "
            + "\(parts.tm_year + 1900) \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)) +0000"
    }
}

extension UTF8 {
    fileprivate static func width(_ scalar: Unicode.Scalar) -> Int { encode(scalar)?.count ?? 4 }
}
