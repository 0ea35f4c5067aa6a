import Testing

@testable import Exchange

/// A batch that breaks one rule, and the expected messages.
struct Breach: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let edits: [(file: String, old: String, new: String)]
    let problems: [String]

    init(_ rule: String, _ file: String, _ old: String, _ new: String, _ problems: String...) {
        (testDescription, edits, self.problems) = (rule, [(file, old, new)], problems)
    }
}

@Suite struct BreachTests {
    @Test("A batch that breaks a rule is refused, with the place", arguments: breaches)
    func refuses(breach: Breach) async throws {
        let bench = try Bench()
        let problems = try await bench.problems(.example().with(breach.edits))
        #expect(problems == breach.problems)
        #expect(try await bench.rowCount() == 0)
    }

    static let breaches: [Breach] = [
        // The header and the form of cells.
        Breach(
            "an unknown column", "bills.csv", "issued,due", "issued,due_day",
            "bills.csv, line 1: found the column \"due_day\"; expected only columns of the format",
            "bills.csv, line 1, column due: found no such column; expected the column"),
        Breach(
            "a column twice", "bills.csv", "issued,due", "issued,issued,due",
            "bills.csv, line 1: found the column \"issued\"; expected each column once"),
        Breach(
            "a missing field", "bills.csv", "100001,2019-09,2019-10-01,2019-10-25", "100001,2019-09,2019-10-01",
            "bills.csv, line 2: found 6 fields; expected 7 fields, as the header has"),
        Breach(
            "a quote never closed", "payments.csv", "100003,P-3", "\"100003,P-3",
            "payments.csv, line 4: found a quote that is never closed; expected a closing quote"),
        Breach(
            "a required cell empty", "accounts.csv", "Бірінші Тұтынушы", "",
            "accounts.csv, line 2, column payer: found nothing; "
                + "expected text in UTF-8, at most 500 characters in 5 lines, no control characters"),
        Breach(
            "a code of other characters", "plans.csv", "waste,waste,per_person", "wa ste,waste,per_person",
            "plans.csv, line 3, column plan: found \"wa ste\"; expected a code: 1 to 32 of a–z A–Z 0–9 . _ -",
            "prices.csv, line 4, column plan: found \"waste\"; expected a code that is in plans.csv",
            "account_plans.csv, line 2, column plan: found \"waste\"; expected a code that is in plans.csv"),
        Breach(
            "an account in small letters", "accounts.csv", "100002", "10000b",
            "accounts.csv, line 3, column account: found \"10000b\"; "
                + "expected an account number: 1 to 20 of 0–9 - / and capitals, all of them Latin or all Cyrillic"),
        Breach(
            "a word that is none of the list", "offices.csv", "district_office", "branch",
            "offices.csv, line 3, column kind: found \"branch\"; expected one of: contact_centre, district_office"),
        Breach(
            "a number out of its range", "meters.csv", "day_night,5,", "day_night,10,",
            "meters.csv, line 2, column digits: found \"10\"; expected a whole number from 1 to 9"),
        Breach(
            "a category for no residents", "categories.csv", "no_stove_lone,2,1,", "no_stove_lone,2,0,",
            "categories.csv, line 3, column residents_max: found \"0\"; expected a whole number from 1 to 1000"),
        Breach(
            "a price beyond any", "prices.csv", "21.05,18.794643", "100000.000001,18.794643",
            "prices.csv, line 2, column price: found \"100000.000001\"; "
                + "expected a number from 0 to 100000, such as 0.456: at most 6 places"),
        Breach(
            "a ratio of zero", "meters.csv", "day_night,5,1,", "day_night,5,0,",
            "meters.csv, line 2, column ratio: found \"0\"; "
                + "expected a number above 0, at most 10000, such as 0.456: at most 6 places"),
        Breach(
            "a negative reading", "readings.csv", "company,1200", "company,-1200",
            "readings.csv, line 2, column value: found \"-1200\"; "
                + "expected a number from 0 to 1000000000, such as 0.456: at most 6 places"),
        Breach(
            "a quantity with a comma", "bill_lines.csv", "meter,50,", "meter,50;0,",
            "bill_lines.csv, line 3, column quantity: found \"50;0\"; "
                + "expected a number from -1000000000 to 1000000000, such as 0.456: at most 6 places"),
        Breach(
            "a day that is none", "bills.csv", "100001,2019-09,2019-10-01,2019-10-25",
            "100001,2019-09,2019-10-01,2019-10-32",
            "bills.csv, line 2, column due: found \"2019-10-32\"; expected a day such as 2019-09-30"),
        Breach(
            "a month that is none", "payments.csv", "2019-09-12,2019-09,", "2019-09-12,09/2019,",
            "payments.csv, line 2, column month: found \"09/2019\"; expected a month such as 2019-09"),
        Breach(
            "a sum of three places", "payments.csv", "3050.00", "3050.001",
            "payments.csv, line 2, column amount: found \"3050.001\"; "
                + "expected a sum such as 9108.80: at most 2 places, at most 100000000.00"),
        Breach(
            "a payment's name too long", "payments.csv", "P-1", String(repeating: "Ж", count: 65),
            "payments.csv, line 2, column payment: found 65 characters: \"\(String(repeating: "Ж", count: 60))…\"; "
                + "expected text in UTF-8, at most 64 characters in 1 line, no control characters"),
        // References.
        Breach(
            "an office of an unknown supplier", "offices.csv", "no1,ENERGO", "no1,OTHER",
            "offices.csv, line 3, column supplier: found \"OTHER\"; expected a code that is in suppliers.csv"),
        Breach(
            "a norm of an unknown category", "norms.csv", "stove,2", "pump,2",
            "norms.csv, line 3, column category: found \"pump\"; expected a code that is in categories.csv"),
        Breach(
            "a stove and a benefit of an unknown category", "category_marks.csv", "gas,none,no_stove\n",
            "gas,none,pump\n",
            "category_marks.csv, line 4, column category: found \"pump\"; expected a code that is in categories.csv"),
        Breach(
            "a stove that leads to no category", "accounts.csv", "1,gas,none", "1,coal,none",
            "accounts.csv, line 3, column stove: found \"coal\"; "
                + "expected a stove that is in category_marks.csv: electric, gas, none"),
        Breach(
            "a benefit that leads to no category", "households.csv", "3,electric,none", "3,electric,lone",
            "households.csv, line 3, column benefit: found \"lone\"; "
                + "expected a benefit that is in category_marks.csv with that stove: lone_benefit, none"),
        Breach(
            "a benefit that another stove has", "category_marks.csv", "gas,none,no_stove\n", "gas,other,no_stove\n",
            "accounts.csv, line 3, column benefit: found \"none\"; "
                + "expected a benefit that is in category_marks.csv with that stove: lone_benefit, other"),
        Breach(
            "a balance of an unknown service", "balances.csv", "100002,waste", "100002,gas",
            "balances.csv, line 6, column service: found \"gas\"; expected a code that is in services.csv"),
        Breach(
            "a bill of an unknown account", "bills.csv", "100002", "100009",
            "bills.csv, line 3, column account: found \"100009\"; expected an account that is in accounts.csv",
            "bill_lines.csv, line 5, column month: found 2019-09; expected the month of a bill of this account"),
        Breach(
            "a reading of an unknown meter", "readings.csv", "0012345,night,2019-09-30", "0012346,night,2019-09-30",
            "readings.csv, line 5, column meter: found \"0012346\"; expected a meter of this account and service"),
        Breach(
            "a split of an unknown payment", "payment_splits.csv", "100002,P-2", "100002,P-3",
            "payment_splits.csv, line 4, column payment: found \"P-3\"; expected a payment of this account",
            "payments.csv, line 3, column amount: found 1000.00; "
                + "expected rows in payment_splits.csv that add up to it"),
        Breach(
            "an adjustment without a balance", "adjustments.csv", "2019-09,2,50.00", "2019-10,2,50.00",
            "adjustments.csv, line 2, column amount: found -150.00 in all; "
                + "expected -100.00, which is adjusted in balances.csv",
            "adjustments.csv, line 3, column service: found \"el\"; "
                + "expected a balance of this account, service and month"),
        Breach(
            "a bill's line without a balance", "bill_lines.csv", "100002,2019-09,waste", "100002,2019-09,el",
            "bill_lines.csv, line 5, column service: found \"el\"; "
                + "expected a balance of this account, service and month"),
        Breach(
            "a bill's line without a bill", "bills.csv", "100002,2019-09,2019-10-01,2019-10-25,,,\n", "",
            "bill_lines.csv, line 5, column month: found 2019-09; expected the month of a bill of this account"),
        // Keys and the order of rows.
        Breach(
            "two categories of a stove and a benefit", "category_marks.csv", "none,none,no_stove\n",
            "gas,none,stove\n",
            "category_marks.csv, line 6: found a second row with the same stove, benefit as in line 4; "
                + "expected each once in a batch"
        ),
        Breach(
            "a key twice", "norms.csv", "stove,2", "stove,1",
            "norms.csv, line 3: found a second row with the same plan, category, step, valid_from as in line 2; "
                + "expected each once in a batch"),
        Breach(
            "an account that comes back", "readings.csv", "100001,el,0012345,day,2019-08-31,company,1200",
            "100001,el,0012345,day,2019-08-31,company,1200\n100002,el,1,day,2019-08-31,company,1",
            "readings.csv, line 3, column meter: found \"1\"; expected a meter of this account and service",
            "readings.csv, line 4, column account: found \"100001\" again, after rows of other accounts; "
                + "expected the rows of one account together"),
        Breach(
            "months that do not ascend", "balances.csv", "100001,waste,2019-09", "100001,waste,2019-07",
            "balances.csv, line 5, column month: found 2019-07; "
                + "expected a month after 2019-08, as the months of a service ascend"),
        // The ledger.
        Breach(
            "a balance that does not add up", "balances.csv", "2000.00,2256.00", "2000.00,2256.01",
            "balances.csv, line 3, column closing: found 2256.01; "
                + "expected 2256.00 = opening + charged + adjusted − paid"),
        Breach(
            "a balance that opens with another sum", "balances.csv", "1050.00,1050.00,0.00,1050.00,1050.00",
            "1050.01,1050.00,0.00,1050.00,1050.01",
            "balances.csv, line 5, column opening: found 1050.01; "
                + "expected 1050.00, with which the month before closes"),
        Breach(
            "adjustments that do not add up", "adjustments.csv", "2,50.00", "2,50.01",
            "adjustments.csv, line 2, column amount: found -99.99 in all; "
                + "expected -100.00, which is adjusted in balances.csv"),
        Breach(
            "splits that do not add up", "payment_splits.csv", "1050.00", "1049.99",
            "payment_splits.csv, line 2, column amount: found 3049.99 in all; "
                + "expected 3050.00, which is amount in payments.csv"),
        Breach(
            "a payment without splits", "payment_splits.csv", "100002,P-2,waste,1000.00\n", "",
            "payments.csv, line 3, column amount: found 1000.00; "
                + "expected rows in payment_splits.csv that add up to it"),
        Breach(
            "a bill's line with one of its days", "bill_lines.csv", "night,2019-09-01,2019-09-30", "night,2019-09-01,",
            "bill_lines.csv, line 3, column charged_until: found nothing; expected a value, as charged_from has one"),
        Breach(
            "an instalment after the last one", "bill_lines.csv", "100002,2019-09,waste,all,,,fixed,1,350,350.00,12,,,",
            "100002,2019-09,waste,instalment,,,fixed,,,350.00,,,13,12",
            "bill_lines.csv, line 5, column part: found 13; expected at most 12, the parts"),
        Breach(
            "a bill's line without a price", "bill_lines.csv", "meter,50,5.02,", "meter,50,,",
            "bill_lines.csv, line 3, column price: found nothing; "
                + "expected a number, which only these steps need not have: penalty, subsidy, instalment"),
        Breach(
            "a bill's line whose days end before they begin", "bill_lines.csv", "night,2019-09-01,2019-09-30",
            "night,2019-09-16,2019-09-15",
            "bill_lines.csv, line 3, column charged_until: found 2019-09-15; "
                + "expected 2019-09-16, its charged_from, or later"),
        Breach(
            "a bill's line twice", "bill_lines.csv", "100002,2019-09,waste,all,,,fixed,1,350,350.00,12,,,",
            "100002,2019-09,waste,all,,,fixed,0.5,350,175.00,12,,,\n"
                + "100002,2019-09,waste,all,,,fixed,0.5,350,175.00,12,,,",
            "bill_lines.csv, line 6: found a second row with the same account, month, service, step, charged_from, "
                + "price as in line 5; expected each once in a batch"),
        Breach(
            "a bill's lines that do not add up", "bill_lines.csv", "251.00", "251.01",
            "bill_lines.csv, line 2, column charged: found 2356.01 in all; "
                + "expected 2356.00, which is charged in balances.csv"),
        Breach(
            "a bill due before it is issued", "bills.csv", "100002,2019-09,2019-10-01,2019-10-25",
            "100002,2019-09,2019-10-26,2019-10-25",
            "bills.csv, line 3, column due: found 2019-10-25; expected 2019-10-26, when it was issued, or later"),
        Breach(
            "a text of the bill's back that ends before it begins", "bill_back.csv", "2019-09-30", "2018-12-31",
            "bill_back.csv, line 6, column valid_until: found 2018-12-31; "
                + "expected 2019-01-01, its valid_from, or later"),
        Breach(
            "a text of the bill's back in no language", "bill_back.csv",
            ",Көрсеткіштерді айдың соңында беріңіз.,Передавайте показания в конце месяца.,"
                + "Give your readings at the end of the month.", ",,,",
            "bill_back.csv, line 6, column text_kk: found nothing; "
                + "expected text in UTF-8, at most 5000 characters in 100 lines, no control characters"),
        Breach(
            "two texts of a section from the same day", "bill_back.csv", "readings,2019-10-01", "readings,2019-01-01",
            "bill_back.csv, line 7: found a second row with the same section, valid_from as in line 6; expected each once in a batch"
        ),
        // Readings and their meter.
        Breach(
            "a register before the meter had it", "readings.csv", "0055501,day,2019-08-31", "0055501,day,2019-08-30",
            "readings.csv, line 7, column register: found \"day\"; expected a register of this meter on that day: total"
        ),
        Breach(
            "a change of registers without its day", "meters.csv", "2011-06-01,total,2019-08-31", "2011-06-01,total,",
            "meters.csv, line 3, column registers_since: found nothing; expected a value, as registers_before has one"),
        Breach(
            "a register that the meter does not have", "readings.csv", "0012345,night,2019-09-30",
            "0012345,peak,2019-09-30",
            "readings.csv, line 5, column register: found \"peak\"; expected a register of this meter: day, night"),
        Breach(
            "a reading of more digits than the meter has", "readings.csv", "customer,1300", "customer,100000",
            "readings.csv, line 4, column value: found 100000; expected at most 5 digits, as the meter has"),
    ]
}
