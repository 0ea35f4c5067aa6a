import Testing

@testable import Exchange

@Suite struct ReportTests {
    @Test("A report is text for people, and CSV for a spreadsheet without formulas")
    func renders() {
        var report = Report()
        report.add(Problem(file: "a.csv", line: 2, column: "amount", found: "=1+1", expected: "a sum, \"exact\""))
        report.add(Problem(file: "b.csv", line: nil, column: nil, found: "3 rows", expected: "2"))
        #expect(
            report.text == """
                a.csv, line 2, column amount: found =1+1; expected a sum, "exact"
                b.csv: found 3 rows; expected 2
                2 problems

                """)
        #expect(
            report.csv == "file,line,column,found,expected,severity,rule\r\n"
                + "a.csv,2,amount,'=1+1,\"a sum, \"\"exact\"\"\",error,\r\n" + "b.csv,,,3 rows,2,error,\r\n")
    }

    @Test("Warnings are listed and counted apart, each with its rule")
    func warnings() {
        var report = Report()
        for line in 1...1001 {
            report.add(
                Problem(
                    file: "a.csv", line: line, column: nil, found: "x", expected: "y", severity: .warning,
                    rule: .duplicatePayment))
        }
        report.add(Problem(file: "a.csv", line: 7, column: nil, found: "z", expected: "y"))
        let lines = report.text.split(separator: "\n")
        #expect(lines.count == 1 + 1000 + 2)
        #expect(
            lines.prefix(2) == [
                "a.csv, line 7: found z; expected y", "warning duplicate-payment: a.csv, line 1: found x; expected y",
            ])
        #expect(lines.suffix(2) == ["1 problem", "1001 warnings, of which the last 1 are not listed"])
        #expect(report.csv.contains("a.csv,1,,x,y,warning,duplicate-payment\r\n"))
    }

    @Test("The first thousand problems are listed in full, the others counted")
    func counts() {
        var report = Report()
        for line in 1...1200 {
            report.add(Problem(file: "a.csv", line: line, column: nil, found: "x", expected: "y"))
        }
        #expect(report.problems.count == 1000)
        #expect(report.text.hasSuffix("1200 problems, of which the last 200 are not listed\n"))
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
