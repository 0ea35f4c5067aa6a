import Attachments
import Domain
import Store
import Web
import Words

/// The customer's copy of all data, as a zip archive. Each use is noted in the security log.
struct DataArchive: CustomerPage, FixedEndpoint {
    static let path: PathTemplate = "/settings/data/archive.zip"

    func read(_ customer: Customer) throws -> DataRecords {
        try DataRecords(customer)
    }

    func show(_ records: DataRecords, _ context: ViewContext) -> PageResult {
        let (texts, language) = (context.texts.archive, context.language)
        let folder = context.settings.feedback?.files
        return .drawn(name: "kabinet-data.zip", type: "application/zip") {
            let accounts = records.accounts.map { AccountTables(export: $0, texts: texts, language: language).folder }
            let folders = [CustomerTables(records: records, texts: texts, language: language).folder] + accounts
            let readme = ArchiveReadme(records: records, folders: folders, texts: texts).text
            let files = ArchivedFile.all(of: records.feedback).compactMap { file in
                file.content(in: folder).map { (name: file.path, content: $0) }
            }
            return try ZipArchive.bytes(
                [("README.txt", Array(readme.utf8))] + folders.flatMap { try $0.files() } + files,
                seconds: records.now.seconds)
        }
    }
}

/// A file that the customer has sent with a message.
struct ArchivedFile {
    let reference: FeedbackReference
    /// Counted through all files of its thread.
    let number: Int
    let file: FeedbackFile

    static func all(of threads: [FeedbackThread]) -> [ArchivedFile] {
        threads.flatMap { thread in
            FeedbackParts(thread).flatMap(\.files).map {
                ArchivedFile(reference: thread.head.reference, number: $0.number, file: $0.file)
            }
        }
    }

    /// In the archive: a name of our own.
    var path: String { "feedback/\(reference.text)-\(number).\(file.kind.ending)" }

    /// Nil if it is missing: the rest of the archive does not wait for it.
    func content(in folder: FileFolder?) -> [UInt8]? {
        FileFolder.Name(file.file).flatMap { try? folder?.read($0) }
    }
}

/// Says what each file of the archive is.
private struct ArchiveReadme {
    let records: DataRecords
    let folders: [ArchiveFolder]
    let texts: Texts.Archive

    var text: String {
        let moment = LocalTime(records.now, offset: 0).numeric
        let files = folders.flatMap { folder in
            folder.tables.map { folder.path + $0.table.name + ".csv — " + $0.words }
        }
        let parts = [
            texts.title, texts.madeFor((email: records.email, moment: moment)), texts.about,
            files.joined(separator: "\n"), texts.care,
        ]
        return parts.joined(separator: "\n\n") + "\n"
    }
}
