/// The schema in numbered steps. A released step is never edited; a change is a new step.
package struct Schema: Sendable {
    /// The table that remembers which steps a database has.
    let ledger: (create: SQL, read: SQL, add: SQL)
    let steps: [Step]

    struct Step: Sendable {
        let number: Int
        let statements: [SQL]

        init(_ number: Int, _ script: [UInt8]) {
            self.number = number
            self.statements = SQL.statements(ofScript: script)
        }
    }

    /// The portal's own data.
    package static let portal = Schema(
        ledger: (
            "CREATE TABLE IF NOT EXISTS portal_step (number BIGINT NOT NULL PRIMARY KEY)",
            "SELECT COALESCE(MAX(number), 0) FROM portal_step",
            "INSERT INTO portal_step (number) VALUES ($1)"
        ),
        steps: [
            Step(1, PackageResources.portal_0001_customers_sql), Step(2, PackageResources.portal_0002_beat_sql),
            Step(3, PackageResources.portal_0003_own_account_sql), Step(4, PackageResources.portal_0004_sending_sql),
            Step(5, PackageResources.portal_0005_electronic_bills_sql),
            Step(6, PackageResources.portal_0006_feedback_sql), Step(7, PackageResources.portal_0007_notices_sql),
            Step(8, PackageResources.portal_0008_operator_notices_sql),
            Step(9, PackageResources.portal_0009_known_browsers_sql),
            Step(10, PackageResources.portal_0010_merged_accounts_sql),
            Step(11, PackageResources.portal_0011_submissions_sql),
        ])

    /// The billing system's data.
    package static let billing = Schema(
        ledger: (
            "CREATE TABLE IF NOT EXISTS billing_step (number BIGINT NOT NULL PRIMARY KEY)",
            "SELECT COALESCE(MAX(number), 0) FROM billing_step",
            "INSERT INTO billing_step (number) VALUES ($1)"
        ),
        steps: [
            Step(1, PackageResources.billing_0001_batches_sql), Step(2, PackageResources.billing_0002_bill_back_sql),
            Step(3, PackageResources.billing_0003_categories_sql),
            Step(4, PackageResources.billing_0004_closed_accounts_sql),
            Step(5, PackageResources.billing_0005_checks_sql),
            Step(6, PackageResources.billing_0006_bill_lines_sql),
            Step(7, PackageResources.billing_0007_issued_bills_sql),
            Step(8, PackageResources.billing_0008_other_charges_sql),
            Step(9, PackageResources.billing_0009_advances_and_registers_sql),
            Step(10, PackageResources.billing_0010_reversals_sql),
            Step(11, PackageResources.billing_0011_accounts_sql),
            Step(12, PackageResources.billing_0012_undo_sql),
            Step(13, PackageResources.billing_0013_renamed_suppliers_sql),
            Step(14, PackageResources.billing_0014_parts_sql),
            Step(15, PackageResources.billing_0015_paper_sql),
            Step(16, PackageResources.billing_0016_reading_windows_sql),
        ])

    /// Migrates a database to this program's schema, each step in its own transaction.
    ///
    /// - Parameters:
    ///   - dialect: translates a statement with PostgreSQL's type names for the engine.
    ///   - transaction: runs one.
    /// - Throws: `SchemaError.newer` if a newer program has migrated the database.
    package func migrate(
        in dialect: (SQL) -> SQL, _ transaction: ((any Connection) throws -> Void) throws -> Void
    ) throws {
        let create = dialect(ledger.create)
        try transaction { connection in
            try connection.execute(create)
            let found = try step(connection)
            guard found <= latest else { throw SchemaError.newer(found: found, known: latest) }
        }
        for step in steps {
            let statements = step.statements.map(dialect)
            try transaction { connection in
                guard try self.step(connection) < step.number else { return }
                for statement in statements { try connection.execute(statement) }
                try connection.execute(ledger.add, [step.number])
            }
        }
    }

    /// - Throws: `SchemaError` unless the database is at this program's schema.
    package func check(_ connection: any Connection) throws {
        let found = try step(connection)
        if found > latest { throw SchemaError.newer(found: found, known: latest) }
        if found < latest { throw SchemaError.older(found: found, known: latest) }
    }

    /// The step that a database has.
    package func step(_ connection: any Connection) throws -> Int {
        try connection.row(ledger.read, []) { Int($0.int(0)) } ?? 0
    }

    /// As a program had it that knew no later step.
    package func upTo(_ step: Int) -> Schema { Schema(ledger: ledger, steps: steps.filter { $0.number <= step }) }

    /// The number of the last step.
    private var latest: Int { steps.last?.number ?? 0 }
}

package enum SchemaError: Error, CustomStringConvertible {
    case newer(found: Int, known: Int)
    case older(found: Int, known: Int)
    /// And this program may not create it.
    case missing

    package var description: String {
        switch self {
        case .newer(let found, let known):
            "the database has schema step \(found), this program knows \(known): run the newer program"
        case .older(let found, let known):
            "the database has schema step \(found), this program knows \(known): run `kabinet migrate` first"
        case .missing:
            "the database has no tables, and its user may not create them: run `kabinet migrate` as their owner"
        }
    }
}

extension SQL {
    /// The statements of one of our own scripts: comments left out, split at semicolons (our scripts have no others).
    fileprivate static func statements(ofScript script: [UInt8]) -> [SQL] {
        String(decoding: script, as: UTF8.self)
            .split(separator: "\n")
            .map { line in line.firstRange(of: "--").map { line[..<$0.lowerBound] } ?? line }
            .joined(separator: "\n")
            .split(separator: ";")
            .filter { !$0.allSatisfy(\.isWhitespace) }
            .map { SQL(script: String($0)) }
    }
}
