import ArgumentParser
import City
import Domain

struct CityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "city", abstract: "Writes the batch of a made-up city, for load tests.",
        discussion: "The same options and seed give the same batch. `kabinet import` imports it.")

    @Option(help: "The number of accounts; they are numbered from 1000000 on.")
    var accounts: Int

    @Option(help: "The number of months of each account.")
    var months = 12

    @Option(help: "The last month.")
    var until = "2019-09"

    @Option(help: "The seed of the random numbers.")
    var seed: UInt64 = 1

    @Option(help: "The number of customers to write into OUT-users.csv, for `kabinet user add --from`.")
    var users = 0

    @Option(help: "The folder for the batch; it must not exist yet.", completion: .directory)
    var out: String

    func run() async throws {
        guard let last = Month(iso: until), last.year >= 2005, 1...60 ~= months, 1...9_000_000 ~= accounts else {
            throw ValidationError("expected 1–60 --months, 1–9000000 --accounts, and --until a month from 2005 on")
        }
        guard 0...accounts ~= users else {
            throw ValidationError("--users is \(users); expected 0–\(accounts), at most --accounts")
        }
        let display = ProgressDisplay()
        let city = City(accounts: accounts, months: months, until: last, seed: seed, users: users)
        let rows = try city.write(in: out) { done in
            try Task.checkCancellation()
            display.show(share: Double(done) / Double(accounts), "\(done) of \(accounts) accounts")
        }
        let seconds = display.finish() / .seconds(1)
        print("Written: \(rows) rows in \(Int(seconds)) s, \(Int(Double(rows) / max(seconds, 0.001))) rows per second")
    }
}
