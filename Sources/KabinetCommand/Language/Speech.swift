import Attachments
import Domain
import Exchange
import Mail
import PostgreSQLEngine
import SQLiteEngine
import Store
import Words

/// What messages are told in: the language of the person at the terminal, also where the portal works for another command.
enum Speech {
    static var texts: CommandTexts { .current }

    /// For a log, which has one language.
    static func english(_ error: any Error) -> String {
        CommandTexts.$current.withValue(.english) { told(error) }
    }

    static func told(_ error: any Error) -> String { "\(translated(error))" }

    /// An error of the parts below this program, which do not know the language; others tell themselves.
    static func translated(_ error: any Error) -> any Error {
        let told = error is UnreadableBatch ? (error as? UnreadableBatch)?.text(in: texts) : known(error, texts.common)
        return told.map(ToldError.init) ?? error
    }

    private static func known(_ error: any Error, _ words: CommandTexts.Common) -> String? {
        switch error {
        case DirectoryInUse.held(let directory, let holder): words.held((directory: directory, holder: holder))
        case DirectoryInUse.unusable(let directory, let number):
            words.unusableDirectory(
                (directory: directory, reason: SystemError(number: number).text(in: texts.systemErrors)))
        case let error as DirectoryNotEmpty:
            words.directoryNotEmpty((directory: error.directory, found: error.found))
        case let error as RestoreInterrupted: words.restoreInterrupted(error.directory)
        case SchemaError.newer(let found, let known): words.newerSchema((found: "\(found)", known: "\(known)"))
        case SchemaError.older(let found, let known): words.olderSchema((found: "\(found)", known: "\(known)"))
        case SchemaError.missing: words.noSchema
        case let error as RoleError: words.roleOwns(error.role)
        case let error as DatabaseError: words.database(error.description)
        case let error as DatabaseUnavailable: words.databaseUnavailable(error.description)
        case let error as FolderError: words.customerFiles((path: error.path, reason: error.reason))
        case is MailSetupError: words.noMailLibrary
        case let error as ChangedConsent:
            texts.files.changedConsent(
                (
                    purpose: error.purpose.text, version: error.version.text, language: error.language.rawValue
                ))
        default: nil
        }
    }
}

/// An error in the language of the terminal.
struct ToldError: Error, CustomStringConvertible {
    let description: String
}
