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
        return .drawn(name: "kabinet-data.zip", type: "application/zip") {
            let accounts = records.accounts.map { AccountTables(export: $0, texts: texts, language: language).folder }
            let folders = [CustomerTables(records: records, texts: texts).folder] + accounts
            let readme = ArchiveReadme(records: records, folders: folders, texts: texts).text
            return try ZipArchive.bytes(
                [("README.txt", Array(readme.utf8))] + folders.flatMap { try $0.files() }, seconds: records.now.seconds)
        }
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
