/// Made-up customers of a city, with one to three accounts each, for `kabinet user add --from`.
///
/// The accounts are divided into as many ranges as there are users, and each user has accounts of one range: so they
/// are spread over the whole city, and none is used twice.
struct CityUsers {
    let users: Int
    let accounts: Int
    let seed: UInt64

    /// Next to the batch's folder: a batch may contain only files of the format.
    func write(beside folder: String) throws(CityError) {
        let name = folder.lastIndex { $0 != "/" }.map { folder[...$0] } ?? ""
        let file = try CSVFile(path: name + "-users.csv", "email,accounts")
        for user in 0..<users {
            let digits = String(user + 1)
            file.text("user\(String(repeating: "0", count: 7 - digits.count))\(digits)@city.example")
            file.text(numbers(user).map { CityHousehold.accountText($0) }.joined(separator: " "))
            try file.endRow()
        }
        _ = try file.close()
    }

    /// Consecutive, so that no two are the same.
    private func numbers(_ user: Int) -> Range<Int> {
        let stretch = user * accounts / users..<(user + 1) * accounts / users
        // The sequences after the households'.
        var random = SeededRandom(seed: seed, number: accounts + user)
        let roll = random.below(100)
        let count = min(roll < 80 ? 1 : roll < 95 ? 2 : 3, stretch.count)
        let first = stretch.lowerBound + random.below(stretch.count - count + 1)
        return first..<first + count
    }
}
