import HTTPTypes
package import HummingbirdCore
import NIOCore

extension Request {
    /// The value of a field in a short body, sent as a form or, as mail providers may do, as `multipart/form-data`; nil
    /// if it has none.
    ///
    /// - Parameter limit: the largest body, in bytes.
    package func field(_ name: String, upTo limit: Int) async throws(FormError) -> String? {
        let type = headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("multipart/form-data") else { return try await form(upTo: limit)[name] }
        guard let boundary = boundary(of: type) else { throw .notAForm }
        let bytes = try await content(upTo: limit)
        guard let text = String(validating: bytes.readableBytesView, as: UTF8.self) else { throw .notAForm }
        for part in text.components(separated: "--" + boundary) {
            let halves = part.components(separated: "\r\n\r\n")
            guard halves.count == 2, halves[0].contains("name=\"\(name)\"") else { continue }
            return halves[1].hasSuffix("\r\n") ? String(halves[1].dropLast()) : halves[1]
        }
        return nil
    }

    private func boundary(of type: String) -> String? {
        guard let start = type.firstRange(of: "boundary=")?.upperBound else { return nil }
        let boundary = type[start...].prefix { $0 != ";" }.filter { $0 != "\"" && $0 != " " }
        return boundary.isEmpty ? nil : boundary
    }
}

extension String {
    fileprivate func components(separated separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map { String($0) }
    }
}
