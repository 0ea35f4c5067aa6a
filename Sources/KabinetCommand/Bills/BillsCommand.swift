import ArgumentParser
import Domain
import Foundation
import Operations
import Portal
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
                drawn again. Exits with 1 if a requested account has no bill of the month, or if a \
                bill could not be drawn; the others are drawn, and the account is named.
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

        @Option(
            name: [.customLong("languages"), .customLong("language")],
            help: "The language of the bills, or two: kk,ru prints both on one paper (default: pdf-languages, or kk).")
        var languages: String?

        @Option(help: "Where bills can be paid, as in `kabinet serve`.")
        var paymentLink: String?

        @Option(help: "What proves an account, as in `kabinet serve`: with code, each bill gets its account's code.")
        var linkProof: String?

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let (words, common) = (Speech.texts.jobs, Speech.texts.common)
            let month = try month.month
            let given = try languages.map { text in
                guard let languages = PaperLanguages(text) else { throw ValidationError(words.billLanguage(text)) }
                return languages
            }
            if let single, single.contains("/") || single.isEmpty {
                throw ValidationError(words.single(single))
            }
            let settings = try database.settings(["payment-link": paymentLink, "link-proof": linkProof])
            let reader = try openReader(settings.database)
            let order = PrintOrder(
                month: month, languages: given ?? settings.pdfLanguages ?? PaperLanguages(.kk),
                paymentLink: settings.paymentLink,
                code: settings.linking.proofs.contains(.code) ? try accountCode(reader) : nil,
                readings: settings.publicAddress.isSecure
                    ? try readingLink(reader, month, settings.publicAddress) : nil,
                accounts: try accounts.map(accountList), folder: out, single: single)
            let display = ProgressDisplay()
            let result = try await PrintRun(order, reader).run { done, total in
                display.show(
                    share: Double(done) / Double(max(total, 1)), common.bills((done: "\(done)", total: "\(total)")))
            }
            let seconds = display.finish() / .seconds(1)
            print(result.words(seconds))
            printError(result.missing.map { words.noBill((account: $0.text, month: month.iso)) + "\n" }.joined())
            printError(
                result.undrawn.map { words.cannotBeDrawn((account: $0.account.text, reason: $0.reason)) + "\n" }
                    .joined())
            printError(
                result.unprintable.map { bill in
                    words.unprintable((account: bill.account.text, field: bill.field, letters: bill.words)) + "\n"
                }.joined())
            if !result.missing.isEmpty || !result.undrawn.isEmpty { throw ExitCode(1) }
        }

        /// The codes that the portal accepts: their key is in its database.
        private func accountCode(_ reader: any SnapshotReader) throws -> @Sendable (Account) -> String {
            guard let key = try reader.read({ try Operator($0).secret(RotatableKey.accountCodes.rawValue) }) else {
                throw ValidationError(Speech.texts.jobs.noCodeKey)
            }
            let codes = AccountCodes(SecretKey(key))
            return { codes.code(account: $0.number.text, payer: $0.payer) }
        }

        /// Nil until a portal, which makes the key, has run on the database. A link without https is not printed.
        private func readingLink(
            _ reader: any SnapshotReader, _ month: Month, _ site: PublicAddress
        ) throws -> (@Sendable (Account) -> String)? {
            guard let key = try reader.read({ try Operator($0).secret(RotatableKey.readingLinks.rawValue) }) else {
                return nil
            }
            let links = ReadingLinks(SecretKey(key))
            return { links.address(of: $0, month: month, at: site) }
        }

        private func accountList(_ path: String) throws -> [AccountNumber] {
            do { return try AccountList.read(path) } catch { throw ValidationError(Speech.told(error)) }
        }
    }
}
