import HTTPTypes
package import HummingbirdCore
import NIOCore

extension Request {
    /// The fields of the form in the request's body.
    ///
    /// - Parameter limit: the largest body, in bytes.
    package func form(upTo limit: Int) async throws(FormError) -> FormFields {
        let type = headers[.contentType]?.prefix { $0 != ";" }.lowercased()
        guard type == "application/x-www-form-urlencoded" else { throw .notAForm }

        guard let fields = FormFields(try await content(upTo: limit).readableBytesView) else { throw .notAForm }
        return fields
    }

    /// - Parameter limit: the largest body, in bytes.
    func content(upTo limit: Int) async throws(FormError) -> ByteBuffer {
        do {
            return try await body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw .tooLarge
        } catch {
            throw .incomplete
        }
    }
}

package enum FormError: Error {
    /// The content type is another, or the body cannot be decoded.
    case notAForm
    case tooLarge
    /// The connection ended, or was too slow.
    case incomplete
}
