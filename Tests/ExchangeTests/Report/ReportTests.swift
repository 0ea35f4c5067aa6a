import Testing
import Words

@testable import Exchange

@Suite struct ReportTests {
    private func text(_ report: Report) -> String { report.text(in: CommandTexts.english.report) }

    @Test("A report is text for people, and CSV for a spreadsheet without formulas")
    func renders() {
        var report = Report()
        report.add(
            Problem(
                file: "payments.csv", line: 2, account: "100001", column: "amount", found: "=1+1",
                expected: "a sum, \"exact\""))
        report.add(Problem(file: "bills.csv", line: nil, column: nil, found: "3 rows", expected: "2"))
        #expect(
            text(report) == """
                payments.csv, line 2 (account 100001), column amount: found =1+1; expected a sum, "exact"
                bills.csv: found 3 rows; expected 2
                2 problems

                """)
        // With semicolons and a byte order mark, as spreadsheets with Kazakh and Russian settings expect it.
        #expect(
            report.csv == "\u{FEFF}file;line;account;column;found;expected;severity;rule;of_kind\r\n"
                + "payments.csv;2;100001;amount;'=1+1;\"a sum, \"\"exact\"\"\";error;;1\r\n"
                + "bills.csv;;;;3 rows;2;error;;1\r\n")
    }

    @Test("Warnings are listed and counted apart, each with its rule")
    func warnings() {
        var report = Report()
        for line in 1...60 {
            report.add(
                Problem(
                    file: "payments.csv", line: line, column: nil, found: "x", expected: "y", severity: .warning,
                    rule: .duplicatePayment))
        }
        report.add(Problem(file: "payments.csv", line: 7, column: nil, found: "z", expected: "y"))
        let lines = text(report).split(separator: "\n")
        #expect(lines.count == 2 + 1 + 50 + 2)
        #expect(
            lines.prefix(4) == [
                "60 × warning duplicate-payment, payments.csv: expected y", "1 × payments.csv: expected y",
                "payments.csv, line 7: found z; expected y",
                "warning duplicate-payment: payments.csv, line 1: found x; expected y",
            ])
        #expect(lines.suffix(2) == ["1 problem", "60 warnings, of which 10 are not listed"])
        #expect(report.csv.contains("payments.csv;1;;;x;y;warning;duplicate-payment;60\r\n"))
    }

    @Test("One mistake hides no other: of each kind the first fifty are listed, the most frequent kind is told first")
    func kinds() {
        var report = Report()
        for line in 1...5000 {
            let expected = "\(line).00 = opening + charged + adjusted − paid"
            report.add(Problem(file: "balances.csv", line: line, column: "closing", found: "x", expected: expected))
        }
        report.add(Problem(file: "bills.csv", line: 2, column: "due", found: "x", expected: "a day such as 2019-09-30"))
        #expect(report.problems.count == 51)
        let lines = text(report).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(
            lines.prefix(3) == [
                "5000 × balances.csv, column closing: expected 1.00 = opening + charged + adjusted − paid, for example",
                "1 × bills.csv, column due: expected a day such as 2019-09-30", "",
            ])
        #expect(text(report).hasSuffix("5001 problems, of which 4950 are not listed\n"))
    }

    @Test("However many kinds there are, the report stays small")
    func manyKinds() {
        var report = Report()
        for number in 1...5000 {
            let expected = String(repeating: "x", count: number % 2000)
            report.add(Problem(file: "balances.csv", line: number, column: nil, found: "x", expected: expected))
        }
        #expect(report.count == 5000)
        #expect(report.problems.count == 1000)
    }

    @Test(
        "A file's text is shortened and escaped, so that it cannot affect a terminal",
        arguments: [
            ("9108,80", "\"9108,80\""), ("a\u{1B}[31m\n", "\"a\\u{1B}[31m\\u{A}\""),
            ("\u{202E}abc", "\"\\u{202E}abc\""),
            (String(repeating: "x", count: 61), "\"\(String(repeating: "x", count: 60))…\""),
        ])
    func excerpts(text: String, shown: String) {
        #expect(excerpt(text.utf8) == shown)
    }
}
