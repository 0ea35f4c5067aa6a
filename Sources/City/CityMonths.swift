import Domain

/// The months of a city's books, with texts that are written repeatedly.
struct CityMonths {
    struct Entry {
        let month: Month
        let iso: String
        let lastDay: String
        let issued: String
        let due: String
        /// The days 1 to 28.
        let days: [String]
    }

    let entries: [Entry]
    let first: Month
    let last: Month

    init(_ count: Int, until last: Month) {
        (first, self.last) = (last - (count - 1), last)
        entries = (0..<count).map { place in
            let month = last - (count - 1 - place)
            let next = (month + 1).firstDay
            return Entry(
                month: month, iso: month.iso, lastDay: month.lastDay.iso, issued: (next + 4).iso, due: (next + 24).iso,
                days: (0..<28).map { (month.firstDay + $0).iso })
        }
    }
}
