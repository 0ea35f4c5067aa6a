/// The kinds of files that customers may send, recognised by their first bytes: a name or a declared type proves nothing.
package enum FileKind: String, CaseIterable, Sendable {
    case jpeg
    case png
    case pdf

    /// Nil if it is none of them.
    package init?(of bytes: some Collection<UInt8>) {
        let found = FileKind.allCases.first { bytes.starts(with: $0.signature) }
        guard let found else { return nil }
        self = found
    }

    private var signature: [UInt8] {
        switch self {
        case .jpeg: [0xFF, 0xD8, 0xFF]
        case .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        case .pdf: Array("%PDF-".utf8)
        }
    }

    package var mediaType: String {
        switch self {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .pdf: "application/pdf"
        }
    }

    /// Of a file's name.
    package var ending: String { self == .jpeg ? "jpg" : rawValue }
}
