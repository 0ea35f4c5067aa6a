import Domain
import Foundation
import Testing
import Words

@testable import Exchange

@Suite struct PrintableLettersTests {
    @Test("A letter that bills cannot be printed with is a warning with account and column")
    func warned() async throws {
        let bench = try Bench()
        let batch = try TestBatch.example().with([("accounts.csv", "Бірінші", "Бірін張ші")])
        let outcome = try await BatchImport(
            path: try batch.written(in: bench.directory), now: Timestamp(seconds: 1_571_220_000), words: .english,
            letters: { text in text.unicodeScalars.filter { $0 == "張" } }, scratch: bench.directory.url.path
        ).run(on: bench.database)
        guard case .published(_, let report) = outcome else { return #expect(Bool(false), "\(outcome)") }
        #expect(
            report.warnings.map(\.description) == [
                "warning unprintable-letter: accounts.csv, line 2, column payer: found 張 U+5F35; "
                    + "expected letters that an installed font has: bills have a box in their place"
            ])
        #expect(report.warnings.map(\.account) == ["100001"])
    }
}
