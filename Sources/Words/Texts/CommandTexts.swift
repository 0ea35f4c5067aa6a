package import Domain
import Foundation

/// What the commands say at the operator's terminal, in one language. The pages' texts are in `Texts`.
package final class CommandTexts: Sendable {
    package let language: Language
    package let found: Found
    package let expected: Expected
    package let report: Report
    package let unreadable: Unreadable
    package let systemErrors: SystemErrors
    package let importing: Importing
    package let common: Common
    package let batches: Batches
    package let jobs: Jobs
    package let backups: Backups
    package let doctor: Doctor
    package let retention: Retention
    package let keys: Keys
    package let electronicBills: ElectronicBills
    package let feedback: Feedback
    package let readings: Readings
    package let users: Users
    package let notices: Notices
    package let outbox: Outbox
    package let files: Files
    package let serving: Serving
    package let settings: SettingErrors

    package init(_ language: Language) throws {
        func read<Section: Decodable>(_ kk: [UInt8], _ ru: [UInt8], _ en: [UInt8]) throws -> Section {
            let catalogue =
                switch language {
                case .kk: kk
                case .ru: ru
                case .en: en
                }
            return try JSONDecoder().decode(Section.self, from: Data(catalogue))
        }
        typealias Catalogue = PackageResources
        self.language = language
        found = try read(Catalogue.batchFound_kk_json, Catalogue.batchFound_ru_json, Catalogue.batchFound_en_json)
        expected = try read(
            Catalogue.batchExpected_kk_json, Catalogue.batchExpected_ru_json, Catalogue.batchExpected_en_json)
        report = try read(
            Catalogue.importReport_kk_json, Catalogue.importReport_ru_json, Catalogue.importReport_en_json)
        unreadable = try read(Catalogue.unreadable_kk_json, Catalogue.unreadable_ru_json, Catalogue.unreadable_en_json)
        systemErrors = try read(
            Catalogue.systemErrors_kk_json, Catalogue.systemErrors_ru_json, Catalogue.systemErrors_en_json)
        importing = try read(Catalogue.importing_kk_json, Catalogue.importing_ru_json, Catalogue.importing_en_json)
        common = try read(
            Catalogue.commonCommands_kk_json, Catalogue.commonCommands_ru_json, Catalogue.commonCommands_en_json)
        batches = try read(
            Catalogue.batchesCommand_kk_json, Catalogue.batchesCommand_ru_json, Catalogue.batchesCommand_en_json)
        jobs = try read(Catalogue.jobs_kk_json, Catalogue.jobs_ru_json, Catalogue.jobs_en_json)
        backups = try read(Catalogue.backups_kk_json, Catalogue.backups_ru_json, Catalogue.backups_en_json)
        doctor = try read(Catalogue.doctor_kk_json, Catalogue.doctor_ru_json, Catalogue.doctor_en_json)
        retention = try read(
            Catalogue.retentionCommand_kk_json, Catalogue.retentionCommand_ru_json, Catalogue.retentionCommand_en_json)
        keys = try read(Catalogue.keysCommand_kk_json, Catalogue.keysCommand_ru_json, Catalogue.keysCommand_en_json)
        electronicBills = try read(
            Catalogue.electronicBills_kk_json, Catalogue.electronicBills_ru_json, Catalogue.electronicBills_en_json)
        feedback = try read(
            Catalogue.feedbackCommand_kk_json, Catalogue.feedbackCommand_ru_json, Catalogue.feedbackCommand_en_json)
        readings = try read(
            Catalogue.readingsCommand_kk_json, Catalogue.readingsCommand_ru_json, Catalogue.readingsCommand_en_json)
        users = try read(Catalogue.userCommand_kk_json, Catalogue.userCommand_ru_json, Catalogue.userCommand_en_json)
        notices = try read(
            Catalogue.noticeCommand_kk_json, Catalogue.noticeCommand_ru_json, Catalogue.noticeCommand_en_json)
        outbox = try read(
            Catalogue.outboxCommand_kk_json, Catalogue.outboxCommand_ru_json, Catalogue.outboxCommand_en_json)
        files = try read(
            Catalogue.operatorFiles_kk_json, Catalogue.operatorFiles_ru_json, Catalogue.operatorFiles_en_json)
        serving = try read(Catalogue.serving_kk_json, Catalogue.serving_ru_json, Catalogue.serving_en_json)
        settings = try read(
            Catalogue.settingErrors_kk_json, Catalogue.settingErrors_ru_json, Catalogue.settingErrors_en_json)
    }

    /// Those of who waits for the result of this task.
    @TaskLocal package static var current = CommandTexts.english

    /// For logs, and wherever no language is known.
    package static let english: CommandTexts = {
        do {
            return try CommandTexts(.en)
        } catch {
            preconditionFailure("the catalogues of the commands: \(error)")
        }
    }()
}
