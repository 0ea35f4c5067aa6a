package import Domain

/// A file that somebody has sent, as it is kept: a picture is made anew, so that nothing of the sent file is left but what
/// one sees; a PDF stays as it is and is never opened.
package struct SentFile: Sendable {
    package let kind: FileKind
    package let bytes: [UInt8]

    /// The most bytes of one file.
    package static let largest = 5 * 1024 * 1024

    /// Takes milliseconds to seconds of a core, and up to 300 MB (a progressive JPEG of many scans): on a thread of its own.
    package init(_ sent: [UInt8]) throws(Problem) {
        guard sent.count <= SentFile.largest else { throw .tooLarge }
        guard let kind = FileKind(of: sent) else { throw .unknownKind }
        self.kind = kind
        switch kind {
        case .jpeg: bytes = try JPEGPicture.madeAnew(sent)
        case .png: bytes = try PNGPicture.madeAnew(sent)
        case .pdf: bytes = sent
        }
    }

    package enum Problem: Error {
        /// More than `largest` bytes.
        case tooLarge
        /// No JPEG, PNG or PDF.
        case unknownKind
        /// More pixels than are unpacked.
        case tooManyPixels
        /// A picture that cannot be read.
        case broken
    }
}
