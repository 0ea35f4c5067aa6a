import ArgumentParser
import Portal
import Words

struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "The portal's keys: what each is for, and how to replace one.",
        discussion: "docs/security.md says where all keys are kept and why.",
        subcommands: [List.self, Rotate.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the keys that can be replaced, and what that ends. Never a key itself.")

        func run() {
            let words = Speech.texts.keys
            for key in RotatableKey.allCases {
                print(words.listed((key: key.rawValue, purpose: key.purpose(words), effect: key.effect(words))))
            }
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Replaces a key by a new one, while the portal serves.",
            discussion: """
                With the embedded database the portal uses it at once; with PostgreSQL each node within a minute. \
                `kabinet keys list` says what a rotation ends.
                """)

        @Argument(help: "forms, limits, account-codes or unsubscribe.") var key: RotatableKey
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            try await rotate(database.settings().database)
            let words = Speech.texts.keys
            print(words.replaced((key: key.rawValue, effect: key.effect(words))))
        }

        /// Through the running portal if it has the embedded database, else directly on the database.
        private func rotate(_ address: DatabaseAddress) async throws {
            if try await address.ask(.rotateKey(key), \.count) != nil { return }
            try await key.rotate(on: openDatabase(address, for: "kabinet keys"))
        }
    }
}

extension RotatableKey: ExpressibleByArgument {}
