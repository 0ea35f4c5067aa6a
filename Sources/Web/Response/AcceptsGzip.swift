package import HTTPTypes

package func acceptsGzip(_ headers: HTTPFields) -> Bool {
    guard let accepted = headers[.acceptEncoding] else { return false }
    return accepted.split(separator: ",").contains { coding in
        let parts = coding.split(separator: ";").map { $0.filter { $0 != " " } }
        return parts.first == "gzip" && !parts.dropFirst().contains { $0 == "q=0" || $0 == "q=0.0" }
    }
}
