import Attachments
import Domain
import Foundation
import Store
import Testing
import Web

@testable import Portal

extension TestSite {
    /// All messages, the oldest first, without the sample.
    func feedback() async throws -> [FeedbackThread] {
        try await database.read { connection in
            let store = Operator(connection)
            return try store.feedback(in: Set(FeedbackState.allCases), after: nil, limit: 1000)
                .filter { $0.reference != TestSite.ownReference }
                .compactMap { try store.feedback($0.reference) }
        }
    }

    /// The files in the folder, without the sample's.
    func sentFiles() throws -> [[UInt8]] {
        try files.names().map { try files.read($0) }.filter { !$0.starts(with: Array("%PDF-1.4 sample".utf8)) }
    }
}

enum FeedbackFields {
    /// Of a visitor who makes no mistake.
    static let visitor = [
        "topic": "bill", "account": "4900621", "message": "Неге сома көп?\r\nТүсіндіріңізші.",
        "email": "qonaq@example.kz", "phone": "", "website": "",
    ]

    static func visitor(_ changes: [String: String]) -> [String: String] {
        visitor.merging(changes) { $1 }
    }

    static let pdf = Array("%PDF-1.7 made of nothing".utf8)
    /// A picture of 3 × 2 pixels, with an author in a text chunk.
    static let png = Array(
        Data(
            base64Encoded: """
                iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAJXRFWHRBdXRob3IAc29tZWJvZHkgd2hvIG\
                11c3Qgbm90IGJlIGZvdW5k+nlzGgAAABBJREFUeJxjOCEnB0EMcBYAQQAGGTxFQZYAAAAASUVORK5CYII=
                """) ?? Data())
}
