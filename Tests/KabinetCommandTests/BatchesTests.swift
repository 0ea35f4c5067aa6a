import Domain
import Store
import Testing

@testable import KabinetCommand

@Suite("The list of batches")
struct BatchesTests {
    @Test("The newest first, and what is in force")
    func lines() {
        func batch(
            _ number: Int64, _ name: String, _ kind: PublishedBatch.Kind, _ state: PublishedBatch.State
        ) -> PublishedBatch {
            PublishedBatch(
                number: number, name: name, kind: kind, paymentsAsOf: Day(year: 2019, month: 10, day: 16)!,
                rows: number * 1000, publishedAt: Timestamp(seconds: 1_571_220_000), state: state)
        }
        let lines = BatchLines(
            batches: [
                batch(5, "water", .part(of: "WATER"), .inForce),
                batch(4, "october-2", .full, .undone),
                batch(3, "2019-10-17", .update, .inForce),
                batch(2, "october", .full, .inForce),
                batch(1, "september", .full, .replaced),
            ], localTime: { LocalTime($0, offset: 5 * 3600) }
        ).lines
        #expect(
            lines == [
                "number  name        kind           payments as of  rows  published          in force",
                "5       water       part of WATER  2019-10-16      5000  16.10.2019, 15:00  yes",
                "4       october-2   full           2019-10-16      4000  16.10.2019, 15:00  undone",
                "3       2019-10-17  update         2019-10-16      3000  16.10.2019, 15:00  yes",
                "2       october     full           2019-10-16      2000  16.10.2019, 15:00  yes",
                "1       september   full           2019-10-16      1000  16.10.2019, 15:00  no",
            ])
        #expect(
            BatchLines(batches: [], localTime: { LocalTime($0, offset: 0) }).lines == ["No batch was published yet."])
    }
}
