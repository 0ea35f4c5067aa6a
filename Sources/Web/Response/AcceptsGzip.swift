package import HTTPTypes

package func acceptsGzip(_ headers: HTTPFields) -> Bool {
    guard let accepted = headers[.acceptEncoding] else { return false }
    return accepted.utf8.split(separator: UInt8(ascii: ",")).contains { coding in
        let parts = coding.split(separator: UInt8(ascii: ";")).map { part in
            String(decoding: part.filter { $0 != UInt8(ascii: " ") }, as: UTF8.self)
        }
        return parts.first == "gzip" && !parts.dropFirst().contains { $0 == "q=0" || $0 == "q=0.0" }
    }
}
