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

    /// The fields and files of the form in the request's body.
    ///
    /// - Parameter limit: the largest body, in bytes.
    package func multipartForm(upTo limit: Int) async throws(FormError) -> MultipartForm {
        guard let type = headers[.contentType] else { throw .notAForm }
        let bytes = try await content(upTo: limit)
        guard let form = MultipartForm(Array(buffer: bytes), contentType: type) else { throw .notAForm }
        return form
    }

    /// The fields alone of a form with files: these are read past, and never in memory.
    ///
    /// - Parameter limit: as above.
    package func multipartFields(upTo limit: Int) async throws(FormError) -> FormFields {
        guard let type = headers[.contentType], var parts = MultipartFields(contentType: type) else { throw .notAForm }
        try checkDeclared(upTo: limit)
        var size = 0
        do {
            for try await piece in body {
                size += piece.readableBytes
                guard size <= limit else { throw FormError.tooLarge }
                parts.add(piece.readableBytesView)
            }
        } catch let error as FormError {
            throw error
        } catch {
            throw .incomplete
        }
        guard let fields = parts.fields else { throw .notAForm }
        return fields
    }

    /// Whether the form may have files.
    package var isMultipart: Bool { headers[.contentType]?.lowercased().hasPrefix("multipart/form-data") == true }

    /// The body's length in bytes, if it was declared; the server holds the sender to it.
    package var declaredLength: Int? { headers[.contentLength].flatMap { Int($0) } }

    /// What is declared to be too large is not read.
    private func checkDeclared(upTo limit: Int) throws(FormError) {
        if let declaredLength, declaredLength > limit { throw .tooLarge }
    }

    /// - Parameter limit: the largest body, in bytes.
    private func content(upTo limit: Int) async throws(FormError) -> ByteBuffer {
        try checkDeclared(upTo: limit)
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
