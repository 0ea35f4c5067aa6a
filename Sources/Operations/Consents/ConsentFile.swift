package import Domain
import Foundation
import Words

/// The operator's file of consents (docs/operations.md): their texts in three languages, with slots.
package struct ConsentFile: Sendable {
    package let templates: [ConsentTemplate]
    private let name: String

    /// - Throws: `ConsentFileError` with everything that is wrong with the file; an empty slot is not.
    package init(path: String) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw ConsentFileError(file: path, problems: [CommandTexts.current.files.unreadable])
        }
        try self.init(Array(bytes), named: path)
    }

    package init(_ bytes: [UInt8], named name: String) throws {
        var reader = ConsentReader()
        templates = reader.read(bytes)
        self.name = name
        guard reader.problems.isEmpty else { throw ConsentFileError(file: name, problems: reader.problems) }
    }

    /// Nil while a slot is empty.
    package var consents: Consents? { Consents(templates) }

    /// What must be filled in before customers can register, a line for each slot.
    package var emptySlots: [String] {
        templates.flatMap { template in
            ConsentSlot.allCases.compactMap { slot in
                let languages = template.languages(lacking: slot).map(\.rawValue)
                guard !languages.isEmpty else { return nil }
                return "\(name): \(template.purpose.text): \(slot.rawValue) (\(languages.joined(separator: ", ")))"
            }
        }
    }
}

package struct ConsentFileError: Error, CustomStringConvertible {
    package let file: String
    package let problems: [String]

    package var description: String { problems.map { "\(file): \($0)" }.joined(separator: "\n") }
}
