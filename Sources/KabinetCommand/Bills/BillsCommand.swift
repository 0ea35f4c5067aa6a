import ArgumentParser
import Domain
import Foundation
import Operations
import Store
import Web
import Words

struct BillsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bills", abstract: "Prints bills.", subcommands: [Print.self])

    struct Print: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Draws the bills of a month as PDFs.",
            discussion: """
                Writes a file for each account or, with --single, print files of many bills. Works while the portal \
                runs. After an interruption, run it again: it continues where it stopped; a file that was deleted is \
                drawn again. Exits with 1 if a requested account has no bill of the month.
                """)

        @OptionGroup var month: MonthOption

        @Option(help: "Only these accounts: a file with one account number per line.", completion: .file())
        var accounts: String?

        @Option(help: "The directory for the files.", completion: .directory)
        var out: String

        @Option(
            help: """
                One print file of this name. More than 1000 bills become several files: NAME-0001.pdf, NAME-0002.pdf, …
                """)
        var single: String?

        @Option(help: "The language of the bills: kk, ru or en.")
        var language = "kk"

        @Option(help: "Where bills can be paid, as in `kabinet serve`.")
        var paymentLink: String?

        @Option(help: "What proves an account, as in `kabinet serve`: with code, each bill gets its account's code.")
        var linkProof: String?

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let month = try month.month
            guard let language = Language(rawValue: language) else {
                throw ValidationError("--language is \"\(self.language)\"; expected kk, ru or en")
            }
            if let single, single.contains("/") || single.isEmpty {
                throw ValidationError("--single is \"\(single)\"; expected a file name: the file is written into --out")
            }
            let settings = try database.settings(["payment-link": paymentLink, "link-proof": linkProof])
            let reader = try openReader(settings.database)
            let order = PrintOrder(
                month: month, language: language, paymentLink: settings.paymentLink,
                code: settings.linking.proofs.contains(.code) ? try accountCode(reader) : nil,
                accounts: try accounts.map(accountList), folder: out, single: single)
            let display = ProgressDisplay()
            let result = try await PrintRun(order, reader).run { done, total in
                display.show(share: Double(done) / Double(max(total, 1)), "\(done) of \(total) bills")
            }
            let seconds = display.finish() / .seconds(1)
            print(result.words(seconds))
            guard result.missing.isEmpty else {
                printError(result.missing.map { "\($0.text): no bill of \(month.iso)\n" }.joined())
                throw ExitCode(1)
            }
        }

        /// The codes that the portal accepts: their key is in its database.
        private func accountCode(_ reader: any SnapshotReader) throws -> @Sendable (Account) -> String {
            guard let key = try reader.read({ try Operator($0).secret(AccountCodes.secret) }) else {
                throw ValidationError(
                    "there is no key of the codes yet: start `kabinet serve` once, it creates the key")
            }
            let codes = AccountCodes(SecretKey(key))
            return { codes.code(account: $0.number.text, payer: $0.payer) }
        }

        private func accountList(_ path: String) throws -> [AccountNumber] {
            do { return try AccountList.read(path) } catch { throw ValidationError(error.description) }
        }
    }
}
