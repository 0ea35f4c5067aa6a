import Domain
import Testing

@Suite("Local times as they are written")
struct LocalTimeTests {
    @Test(
        "A local time is read, and found as a moment, also where the clocks' offset changes",
        arguments: [
            ("2019-10-20 09:00", 1_571_540_400), ("2019-10-20T00:00", 1_571_508_000),
            ("2024-02-29 22:30", 1_709_224_200),
            ("2024-03-01 12:00", 1_709_276_400),
        ] as [(String, Int64)])
    func local(text: String, seconds: Int64) throws {
        // Almaty: UTC+6 until 2024-02-29 24:00, UTC+5 since.
        let change = Timestamp(seconds: 1_709_229_600)
        let moment = try #require(LocalTime(iso: text)).moment { LocalTime($0, offset: $0 < change ? 21_600 : 18_000) }
        #expect(moment == Timestamp(seconds: seconds))
    }

    @Test(
        "Anything else is no local time",
        arguments: ["2019-10-20", "20.10.2019 09:00", "2019-10-20 24:00", "2019-10-20 9:00", "2019-10-20 09:60", ""])
    func refused(text: String) {
        #expect(LocalTime(iso: text) == nil)
    }
}
