import Domain
import Testing

@Suite("The window in which readings are given")
struct ReadingWindowTests {
    private func day(_ iso: String) -> Day { Day(iso: iso)! }

    /// The days of the table below: "open 2026-10 2026-10-30", "kept 2026-11 2026-11-20 2026-11-30", "closed 2026-11-20".
    private func words(_ standing: ReadingWindow.Standing) -> String {
        switch standing {
        case .open(let month, let until): "open \(month.iso) \(until.iso)"
        case .kept(let month, let opens, let until): "kept \(month.iso) \(opens.iso) \(until.iso)"
        case .closed(let opens): "closed \(opens.iso)"
        }
    }

    @Test(
        "What is done with a reading by its day",
        arguments: [
            // From the 20th to the 30th, kept from the 10th, late ones for the next month.
            (20, 30, 10, true, "2026-10-09", "closed 2026-10-20"),
            (20, 30, 10, true, "2026-10-10", "kept 2026-10 2026-10-20 2026-10-30"),
            (20, 30, 10, true, "2026-10-20", "open 2026-10 2026-10-30"),
            (20, 30, 10, true, "2026-10-30", "open 2026-10 2026-10-30"),
            (20, 30, 10, true, "2026-10-31", "kept 2026-11 2026-11-20 2026-11-30"),
            (20, 30, nil, false, "2026-10-31", "closed 2026-11-20"),
            (20, 30, nil, true, "2026-10-19", "closed 2026-10-20"),
            // A short month ends the window; the day after it is the next month's.
            (20, 30, 10, true, "2027-02-28", "open 2027-02 2027-02-28"),
            (20, 31, 10, false, "2028-02-29", "open 2028-02 2028-02-29"),
            (20, 30, 10, true, "2027-03-01", "closed 2027-03-20"),
            (30, 30, nil, false, "2027-02-28", "open 2027-02 2027-02-28"),
            // Into the next month, also over the year's end.
            (25, 3, nil, false, "2026-12-31", "open 2026-12 2027-01-03"),
            (25, 3, nil, false, "2027-01-03", "open 2026-12 2027-01-03"),
            (25, 3, nil, false, "2027-01-04", "closed 2027-01-25"),
            (25, 3, 4, false, "2027-01-04", "kept 2027-01 2027-01-25 2027-02-03"),
            // The whole month.
            (1, 31, nil, false, "2026-04-30", "open 2026-04 2026-04-30"),
            (1, 31, nil, false, "2026-05-01", "open 2026-05 2026-05-31"),
        ] as [(Int, Int, Int?, Bool, String, String)])
    func standing(first: Int, last: Int, keptFrom: Int?, keepsLate: Bool, today: String, expected: String) throws {
        let window = try #require(ReadingWindow(first: first, last: last, keptFrom: keptFrom, keepsLate: keepsLate))
        #expect(words(window.standing(on: day(today))) == expected)
    }

    @Test("Days that no month has, and a window that keeps only what comes after it opened, are none")
    func invalid() {
        #expect(ReadingWindow(first: 0, last: 30, keptFrom: nil, keepsLate: true) == nil)
        #expect(ReadingWindow(first: 20, last: 32, keptFrom: nil, keepsLate: true) == nil)
        #expect(ReadingWindow(first: 20, last: 30, keptFrom: 21, keepsLate: true) == nil)
    }

    @Test("Each day of four years is in one state, and its month's window is not over")
    func everyDay() throws {
        for (first, last) in [(20, 30), (1, 31), (25, 3), (31, 31), (28, 1)] {
            let window = try #require(ReadingWindow(first: first, last: last, keptFrom: 1, keepsLate: true))
            for number in 20_500..<22_000 {
                let today = Day(number: number)
                switch window.standing(on: today) {
                case .open(let month, let until): #expect(window.days(of: month).contains(today) && until >= today)
                case .kept(let month, let opens, _):
                    #expect(opens > today && window.days(of: month).lowerBound == opens)
                case .closed(let opens): #expect(opens > today)
                }
            }
        }
    }
}
