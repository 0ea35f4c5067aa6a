import Domain
import Markup
import Store
import Web
import Words

/// Giving readings of many meters as a file.
struct ReadingFilePage: CustomerPage, FixedEndpoint {
    static let path: PathTemplate = "/readings/file"

    var problems: [Problem] = []
    /// What came of a file, shown once.
    var outcomes: [SentReadings.Outcome] = []
    /// Whether that is a file as well.
    var isFile = false

    init() {}

    init(problems: [Problem]) {
        self.problems = problems
    }

    init(outcomes: [SentReadings.Outcome], isFile: Bool) {
        (self.outcomes, self.isFile) = (outcomes, isFile)
    }

    enum Problem: FilesProblem {
        case missing, notCSV, tooLong, empty, formExpired, busy
        case noColumn(String)
        case tooMany(seconds: Int64)
    }

    func read(_ customer: Customer) throws {
        _ = try customer.catalogue
    }

    func show(_ facts: Void, _ context: ViewContext) -> PageResult {
        let texts = context.texts.readings
        let result = ReadingFileResult(outcomes: outcomes, context: context)
        if isFile { return result.file }
        let messages = problems.map { (field: "files", message: $0.words(texts)) }
        var content = Content(title: texts.fileTitle, problems: messages, texts: context.texts) { html in
            if !outcomes.isEmpty { result.write(to: &html) }
            html.p(text: texts.fileLead)
            html.p(text: texts.fileColumns)
            html.p { $0.a(.href(ReadingTemplate()), text: texts.fileMeters) }
            html.form(
                .method("post"), .action(SendReadingFile()), .fixed("enctype", "multipart/form-data"),
                .flag("novalidate")
            ) { html in
                context.formToken.write(to: &html)
                FieldView(id: "files", label: texts.file, messages: messages.messages(of: "files")).input(
                    &html, .type("file"), .fixed("accept", ".csv,text/csv"))
                html.div(.class("actions")) { html in
                    html.button(.type("submit"), .class("primary"), text: texts.fileSend)
                    html.button(
                        .type("submit"), Attribute("name", "as"), .value("file"), text: texts.fileSendForFile)
                }
            }
            html.p { $0.a(.href(ReadingsPage()), text: texts.title) }
        }
        for case .tooMany(let seconds) in problems { content.wait(seconds) }
        return .framed(content)
    }
}

extension ReadingFilePage.Problem {
    fileprivate func words(_ texts: Texts.Readings) -> String {
        switch self {
        case .missing: texts.fileMissing
        case .notCSV: texts.fileNotCSV
        case .tooLong: texts.fileTooLong
        case .empty: texts.fileEmpty
        case .formExpired: texts.formExpired
        case .busy: texts.fileBusy
        case .noColumn(let column): texts.fileNoColumn(column)
        case .tooMany(let seconds): texts.tooMany(minutes(seconds))
        }
    }
}

/// What came of a file, as a table or as a file.
private struct ReadingFileResult {
    let outcomes: [SentReadings.Outcome]
    let context: ViewContext

    private var texts: Texts.Readings { context.texts.readings }
    private var columns: [String] { [texts.fileLine, texts.whose, texts.state] }

    private var rows: [[String]] {
        outcomes.map { outcome in
            [
                outcome.group.lines.map { "\($0)" }.joined(separator: ", "),
                outcome.group.account + ", " + outcome.group.meter,
                outcome.words(texts, ReadingWording(context.texts)),
            ]
        }
    }

    var file: PageResult {
        var file = Spreadsheet(context.language, columns: columns)
        for row in rows { file.add(row.map(Spreadsheet.Field.text)) }
        return file.file(named: "readings-result.csv")
    }

    func write(to html: inout HTML) {
        let taken = outcomes.count { if case .taken = $0.result { true } else { false } }
        let counts = texts.fileCounts((taken: "\(taken)", refused: "\(outcomes.count - taken)"))
        html.h2(text: texts.fileResult)
        html.p(.class("lead"), .role("status"), text: counts)
        let table = StackedTable(style: "stacked sentences", caption: nil, columns: columns.map { .text($0) })
        table.write(to: &html) { html in
            for row in rows { table.row(&html, row.map(StackedTable.Cell.text)) }
        }
        html.p { $0.a(.href(GivenReadingsPage()), text: texts.givenTitle) }
        html.h2(text: texts.fileTitle)
    }
}

/// A file with a row for each register whose readings are taken now, without values.
struct ReadingTemplate: CustomerPage, FixedEndpoint {
    static let path: PathTemplate = "/readings/meters.csv"

    struct Row: Sendable {
        let account: AccountNumber
        let meter: Meter
        let register: Register
    }

    func read(_ customer: Customer) throws -> [Row] {
        try customer.meteredAccounts().flatMap { _, account in
            try account.meters().filter { $0.standing.month != nil }.flatMap { given in
                given.meter.registers.all.map { Row(account: account.account.number, meter: given.meter, register: $0) }
            }
        }
    }

    func show(_ rows: [Row], _ context: ViewContext) -> PageResult {
        var file = Spreadsheet(context.language, columns: SentReadings.columns)
        for row in rows {
            let fields = [
                row.account.text, row.meter.service.text, row.meter.number.text, row.register.rawValue, "",
                context.visit.today.numeric,
            ]
            file.add(fields.map(Spreadsheet.Field.text))
        }
        return file.file(named: "readings.csv")
    }
}

extension SentReadings.Outcome {
    fileprivate func words(_ texts: Texts.Readings, _ words: ReadingWording) -> String {
        switch result {
        case .taken(let given): words.words(given.state) + " " + texts.receipt(given.receipt.text)
        case .refused(let reason): reason
        }
    }
}
