import Foundation
import Testing

@testable import Exchange

@Suite struct DocumentationTests {
    @Test("docs/exchange.md contains the imported example, and names every column")
    func quotes() throws {
        let root = TestBatch.exampleFolder.appending(path: "../../..").standardizedFileURL
        let text = try String(contentsOf: root.appending(path: "docs/exchange.md"), encoding: .utf8)
        for name in ["manifest.json"] + BatchFile.all.map(\.name) {
            let file = try String(contentsOf: TestBatch.exampleFolder.appending(path: name), encoding: .utf8)
            #expect(text.contains("\n" + file + "```\n"), "\(name) as it is in the example")
        }
        for file in BatchFile.all {
            let section = text.components(separatedBy: "\n### \(file.name)\n").last?.components(separatedBy: "\n##")
                .first
            for column in file.columns {
                let row = section?.components(separatedBy: "\n").first {
                    $0.hasPrefix("| `") && $0.contains("`\(column.title)`")
                }
                #expect(row?.hasSuffix("| required |") == !column.isOptional, "\(file.name), \(column.title)")
            }
        }
    }
}
