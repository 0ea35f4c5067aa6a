import Domain
import Foundation
import Store
import Web

/// The same as the page, for programs (docs/tariffs-json.md). It does not depend on the present day, so it changes only
/// with a batch.
struct TariffsFile: Page, FixedEndpoint {
    static let path: PathTemplate = "/tariffs.json"

    func read(_ visitor: Visitor) throws -> PublicTariffs {
        PublicTariffs(visitor.catalogue)
    }

    func show(_ tariffs: PublicTariffs, _ context: ViewContext) throws -> PageResult {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return .json(Array(try encoder.encode(TariffDocument(tariffs))))
    }
}
