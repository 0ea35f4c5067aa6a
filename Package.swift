// swift-tools-version: 6.2
import PackageDescription

// The targets below are the architecture, lowest first: a target may import only what its line names.
// docs/architecture.md walks one request through them.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "kabinet",
    products: [.executable(name: "kabinet", targets: ["KabinetCommand"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(
            url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: ["FullFoundation"]),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        // Of the tests alone.
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
    ],
    targets: [
        // Pure values and rules: money, days, accounts, the ledger. Imports nothing, not even Foundation.
        .target(name: "Domain", swiftSettings: strict),
        // The protocol of a database, in the domain's terms, and all SQL.
        .target(
            name: "Store", dependencies: ["Domain"], resources: [.embedInCode("Schema/Steps")], swiftSettings: strict),
        // The embedded engine: Store's Database on GRDB and SQLite.
        .target(
            name: "SQLiteEngine",
            dependencies: [
                "Store",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ], swiftSettings: strict),
        // The engine for many nodes: Store's Database on libpq and PostgreSQL.
        .target(name: "PostgreSQLEngine", dependencies: ["Store", "CPostgreSQL"], swiftSettings: strict),
        // HTML as typed Swift: text is always escaped.
        .target(name: "Markup", swiftSettings: strict),
        // The bill on paper: a PDF from a sheet of texts.
        .target(name: "Documents", dependencies: ["Domain", "CPangoCairo", "CQREncode"], swiftSettings: strict),
        // Files that customers send: recognised by their bytes, pictures made anew, kept in a folder.
        .target(name: "Attachments", dependencies: ["Domain", "CPangoCairo", "CTurboJPEG"], swiftSettings: strict),
        // All wording: the catalogues, and the code that renders values as sentences.
        .target(
            name: "Words", dependencies: ["Domain", "Documents"], resources: [.embedInCode("Catalogues")],
            swiftSettings: strict),
        // Batches from the billing system: read, check, publish.
        .target(
            name: "Exchange", dependencies: ["Domain", "Store", "Words", "CArchive", "CDeflate", "CSodium"],
            swiftSettings: strict),
        // E-mail: messages, their signature, and a connection to a mail server. It knows nothing of utilities.
        .target(name: "Mail", dependencies: ["CCurl", "COpenSSL"], swiftSettings: strict),
        // The operator's jobs: print, check, back up, add customers. For the command line, a timer, an office.
        .target(
            name: "Operations",
            dependencies: [
                "Attachments", "Domain", "Store", "SQLiteEngine", "Documents", "Words", "Exchange", "Mail", "CArchive",
                "CSodium",
            ], swiftSettings: strict),
        // What any web site needs: a server, requests, responses, secrets, metrics. It knows nothing of utilities.
        .target(
            name: "Web",
            dependencies: [
                "CArchive", "CDeflate", "COpenSSL", "CSodium",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ], resources: [.embedInCode("Secrets/common-passwords.txt")], swiftSettings: strict),
        // The web site: one folder for each form of docs/forms.md.
        .target(
            name: "Portal",
            dependencies: [
                "Attachments", "Domain", "Store", "Markup", "Documents", "Words", "Web",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            resources: [.embedInCode("Assets/Files")], swiftSettings: strict),
        // The demo's batch, in the exchange format.
        .target(
            name: "Demo", path: "Demo", exclude: ["README.md", "batch.py", "books.py", "generate.py"],
            resources: [
                "manifest.json", "suppliers.csv", "offices.csv", "services.csv", "reading_windows.csv", "plans.csv",
                "prices.csv", "norms.csv", "bill_back.csv", "accounts.csv", "households.csv", "meters.csv",
                "readings.csv", "balances.csv", "adjustments.csv", "payments.csv", "payment_splits.csv", "bills.csv",
                "bill_lines.csv", "consents.json", "feedback.json",
            ].map { .embedInCode($0) }, swiftSettings: strict),
        // A made-up city's batch, for load tests.
        .target(name: "City", dependencies: ["Domain"], swiftSettings: strict),
        // The program: its subcommands, its settings, and the choice of engine and clock.
        .executableTarget(
            name: "KabinetCommand",
            dependencies: [
                "Attachments", "Domain", "Store", "SQLiteEngine", "PostgreSQLEngine", "Words", "Exchange", "Operations",
                "Mail",
                "Web", "Portal", "Demo", "City",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ], swiftSettings: strict),

        // Databases for the tests: an empty one on the engine under test.
        .target(
            name: "TestDatabases", dependencies: ["Store", "SQLiteEngine", "PostgreSQLEngine", "CPostgreSQL"],
            path: "Tests/TestDatabases", swiftSettings: strict),
        // Bills for the tests and the benchmark of the paper.
        .target(
            name: "SampleBills", dependencies: ["Domain", "Documents"], path: "Tests/SampleBills",
            swiftSettings: strict),
        // Draws bills for `make bench`.
        .executableTarget(
            name: "DrawBills", dependencies: ["Documents", "Domain", "SampleBills"], path: "Benchmarks/DrawBills",
            swiftSettings: strict),
        // Calculates charges for `make bench`.
        .executableTarget(
            name: "RecomputeCharges", dependencies: ["Domain"], path: "Benchmarks/RecomputeCharges",
            swiftSettings: strict),
        // The baseline of `make bench` for pages: the same server with a constant body.
        .executableTarget(
            name: "FixedBody",
            dependencies: [
                "Web",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ], path: "Benchmarks/FixedBody", swiftSettings: strict),

        // Debian's libraries.
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CPangoCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),

        .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: strict),
        .testTarget(
            name: "DocumentsTests",
            dependencies: [
                "Domain", "Documents", "SampleBills",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ], swiftSettings: strict),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Domain", "Store", "SQLiteEngine", "PostgreSQLEngine", "TestDatabases",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ExchangeTests",
            dependencies: [
                "Domain", "Store", "SQLiteEngine", "PostgreSQLEngine", "Words", "Exchange", "CArchive",
                "TestDatabases",
            ],
            exclude: ["Example"], swiftSettings: strict),
        .testTarget(
            name: "OperationsTests",
            dependencies: [
                "Domain", "Store", "SQLiteEngine", "Exchange", "Mail", "Operations", "Demo", "TestDatabases",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "KabinetCommandTests",
            dependencies: [
                "KabinetCommand", "Domain", "Store", "SQLiteEngine", "Words", "Exchange", "Operations", "City", "Web",
                "Portal", "TestDatabases",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: strict),
        .testTarget(name: "MailTests", dependencies: ["Mail"], swiftSettings: strict),
        .testTarget(name: "AttachmentsTests", dependencies: ["Attachments", "Domain"], swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ], swiftSettings: strict),
        .testTarget(name: "WordsTests", dependencies: ["Domain", "Words"], swiftSettings: strict),
        .testTarget(
            name: "PortalTests",
            dependencies: [
                "Attachments", "Domain", "Store", "PostgreSQLEngine", "Documents", "Words", "Exchange", "Mail",
                "Operations", "Web", "Portal", "Demo", "TestDatabases",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ], exclude: ["Snapshots"], swiftSettings: strict),
    ]
)
