package import Domain

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Writes the batch of a made-up city, always the same for the same seed: names from our own lists, seasons, debts,
/// overpayments, adjustments, estimated readings; all sums agree with the ledger.
package struct City: Sendable {
    private let accounts: Int
    private let months: CityMonths
    private let seed: UInt64
    private let users: Int

    /// - Parameters:
    ///   - accounts: the number of households; they are numbered from 1000000 on.
    ///   - months: the number of months of each, the last being `last`.
    ///   - users: the number of customers in a separate file, `FOLDER-users.csv`; at most one for each account.
    package init(accounts: Int, months: Int, until last: Month, seed: UInt64, users: Int = 0) {
        (self.accounts, self.seed, self.users) = (accounts, seed, users)
        self.months = CityMonths(months, until: last)
    }

    /// - Parameter progress: gets, at intervals, the number of households written.
    /// - Returns: the number of rows written.
    /// - Throws: `CityError`.
    package func write(in folder: String, progress: (Int) throws -> Void) throws -> Int {
        guard mkdir(folder, 0o755) == 0 else {
            throw errno == EEXIST
                ? CityError.notEmpty(folder) : CityError.unwritable(folder, reason: String(cString: strerror(errno)))
        }
        do {
            if users > 0 { try CityUsers(users: users, accounts: accounts, seed: seed).write(beside: folder) }
        } catch {
            rmdir(folder)
            throw error
        }
        let catalogue = try CityCatalogue.write(in: folder)
        let files = try CityFiles(folder)
        for number in 0..<accounts {
            var random = SeededRandom(seed: seed, number: number)
            let household = CityHousehold(number, months, &random)
            var books = CityBooks(household, months, files, random)
            try books.write()
            if number % 1000 == 999 { try progress(number + 1) }
        }
        let rows = files.rows
        try writeManifest(in: folder, catalogue + files.close())
        return rows
    }

    private func writeManifest(in folder: String, _ entries: [String]) throws {
        let text = """
            {
              "format": "kabinet-exchange", "version": 1, "supplier": "ENERGO", "kind": "full",
              "batch": "city-\(accounts)-\(months.entries.count)-\(months.last.iso)-\(seed)",
              "payments_as_of": "\(months.last.lastDay.iso)",
              "files": [
                \(entries.joined(separator: ",\n    "))
              ]
            }

            """
        let bytes = Array(text.utf8)
        guard let file = fopen("\(folder)/manifest.json", "w"), fwrite(bytes, 1, bytes.count, file) == bytes.count,
            fclose(file) == 0
        else { throw CityError.unwritable("\(folder)/manifest.json", reason: String(cString: strerror(errno))) }
    }
}
