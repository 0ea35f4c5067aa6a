import Domain
import Testing

@testable import Exchange

@Suite struct LedgerTests {
    @Test(
        "Any consistent ledger is imported, and with any sum changed by one tiyn it is refused",
        arguments: 1...8)
    func keeps(seed: UInt64) async throws {
        var chance = SplitMix(state: seed)
        let ledger = RandomLedger(&chance)
        let batch = ledger.batch
        let bench = try Bench()
        guard case .checked = try await bench.run(batch, isDryRun: true) else {
            Issue.record("seed \(seed): \(try await bench.problems(batch))")
            return
        }
        for change in ledger.changes {
            var changed = batch
            changed.files[change.file] = change.text
            // The control totals fit the changed file: only the ledger's rules can detect the change.
            let problems = try await bench.problems(changed)
            #expect(!problems.isEmpty, "seed \(seed): \(change.file), \(change.place)")
        }
        #expect(try await bench.rowCount() == 0)
    }
}

/// Months of charges, adjustments and payments of a few accounts, with the derived rows.
struct RandomLedger {
    private var rows: [String: [[String]]] = [:]
    private static let sums = [
        "balances.csv": [3, 4, 5, 6, 7], "adjustments.csv": [4], "payments.csv": [4], "payment_splits.csv": [3],
        "bill_lines.csv": [7],
    ]
    private let titles: [String: String] = [
        "balances.csv": "account,service,month,opening,charged,adjusted,paid,closing",
        "adjustments.csv": "account,service,month,number,amount,reason_kk,reason_ru,reason_en",
        "payments.csv": "account,payment,day,month,amount,bank",
        "payment_splits.csv": "account,payment,service,amount",
        "bills.csv": "account,month,issued,due",
        "bill_lines.csv": "account,month,service,step,method,quantity,price,charged",
    ]

    init(_ chance: inout SplitMix) {
        for account in ["100001", "100002"] {
            var debts = ["el": Money.zero, "waste": Money.zero]
            for number in 0..<Int.random(in: 1...4, using: &chance) {
                let month = Month(year: 2019, month: 1 + number).iso
                let payment = "P-\(number)"
                var paidInAll = Money.zero
                add("bills.csv", account, month, month + "-28", month + "-28")
                for service in ["el", "waste"] where Int.random(in: 0...4, using: &chance) > 0 {
                    let opening = debts[service] ?? .zero
                    let paid = Money.random(&chance).magnitude
                    let lines = (1...Int.random(in: 1...3, using: &chance)).map { _ in Money.random(&chance) }
                    let corrections = (0..<Int.random(in: 0...2, using: &chance)).map { _ in Money.random(&chance) }
                    let closing = opening + lines.sum() + corrections.sum() - paid
                    add(
                        "balances.csv", account, service, month, opening.canonical, lines.sum().canonical,
                        corrections.sum().canonical, paid.canonical, closing.canonical)
                    for (step, charged) in lines.enumerated() {
                        add(
                            "bill_lines.csv", account, month, service, "\(step + 1)", "meter", "1", "1",
                            charged.canonical)
                    }
                    for (index, amount) in corrections.enumerated() {
                        add("adjustments.csv", account, service, month, "\(index + 1)", amount.canonical, "а", "б", "c")
                    }
                    add("payment_splits.csv", account, payment, service, paid.canonical)
                    paidInAll += paid
                    debts[service] = closing
                }
                add("payments.csv", account, payment, month + "-12", month, paidInAll.canonical, "Үлгі")
            }
        }
    }

    var batch: TestBatch {
        var files = [
            "suppliers.csv": "supplier,name_kk,name_ru,name_en\nENERGO,а,б,c\n",
            "services.csv": """
            service,supplier,kind,unit,position,name_kk,name_ru,name_en
            el,ENERGO,electricity,kWh,1,а,б,c
            waste,ENERGO,waste,person,2,а,б,c

            """,
            "accounts.csv": """
            account,payer,address,residents,stove,benefit
            100001,а,б,1,gas,none
            100002,а,б,1,gas,none

            """,
        ]
        for name in titles.keys { files[name] = text(name, rows[name] ?? []) }
        return TestBatch(files: files)
    }

    /// Every sum of every file, one tiyn higher.
    var changes: [(file: String, place: String, text: String)] {
        var changes: [(file: String, place: String, text: String)] = []
        for (name, columns) in Self.sums {
            let rows = rows[name] ?? []
            for row in rows.indices {
                for column in columns {
                    var changed = rows
                    let sum = Money(canonical: rows[row][column].utf8) ?? .zero
                    changed[row][column] = (sum + Money(tiyn: 1)).canonical
                    changes.append((name, "row \(row), column \(column)", text(name, changed)))
                }
            }
        }
        return changes
    }

    private func text(_ name: String, _ rows: [[String]]) -> String {
        ([titles[name] ?? ""] + rows.map { $0.joined(separator: ",") }).joined(separator: "\n") + "\n"
    }

    private mutating func add(_ file: String, _ cells: String...) {
        rows[file, default: []].append(cells)
    }
}

extension Money {
    fileprivate static func random(_ chance: inout SplitMix) -> Money {
        Money(tiyn: Int64.random(in: -200_000...900_000, using: &chance))
    }
}

/// SeededRandom that comes out the same for the same seed (S. Vigna's SplitMix64).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
