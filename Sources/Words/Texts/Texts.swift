package import Domain
import Foundation

/// All texts of Kabinet in one language, read from Catalogues/<section>.<language>.json. A text missing in a catalogue
/// fails the tests; a misspelt key does not compile.
///
/// Classes, since views pass them on: copying a struct of a hundred strings would change a hundred reference counts.
package final class Texts: Sendable {
    package let language: Language
    package let frame: Frame
    package let navigation: Navigation
    package let start: Start
    package let signIn: SignIn
    package let accounts: Accounts
    package let account: Account
    package let amountDue: AmountDue
    package let usage: Usage
    package let balance: Balance
    package let period: Period
    package let statement: Statement
    package let payments: Payments
    package let bills: Bills
    package let sheet: Sheet
    package let calculator: Calculator
    package let charge: Charge
    package let whatIf: WhatIf
    package let publicCalculator: PublicCalculator
    package let tariffs: Tariffs
    package let contacts: Contacts
    package let siteMap: SiteMap
    package let errors: Errors
    package let letters: Letters
    package let dataLetters: DataLetters
    package let ownData: OwnData
    package let archive: Archive
    package let deletion: Deletion
    package let registration: Registration
    package let passwordReset: PasswordReset
    package let passwords: Passwords
    package let mailLinks: MailLinks
    package let consents: Consents
    package let signUpLetters: SignUpLetters
    package let settings: Settings
    package let password: Password
    package let email: Email
    package let emailUndo: EmailUndo
    package let security: Security
    package let securityLog: SecurityLog
    package let secondFactor: SecondFactor
    package let code: Code
    package let devices: Devices
    package let securityLetters: SecurityLetters
    package let linking: Linking
    package let helpers: Helpers
    package let linkingLetters: LinkingLetters
    package let electronicBill: ElectronicBill
    package let billLetters: BillLetters
    package let feedback: Feedback
    package let ownFeedback: OwnFeedback
    package let feedbackLetters: FeedbackLetters
    package let readings: Readings
    package let readingLetters: ReadingLetters
    package let calendar: Calendar
    package let notices: Notices
    package let noticeLetters: NoticeLetters

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
        typealias Files = PackageResources
        self.language = language
        frame = try read(Files.frame_kk_json, Files.frame_ru_json, Files.frame_en_json)
        navigation = try read(Files.navigation_kk_json, Files.navigation_ru_json, Files.navigation_en_json)
        start = try read(Files.start_kk_json, Files.start_ru_json, Files.start_en_json)
        signIn = try read(Files.signIn_kk_json, Files.signIn_ru_json, Files.signIn_en_json)
        accounts = try read(Files.accounts_kk_json, Files.accounts_ru_json, Files.accounts_en_json)
        account = try read(Files.account_kk_json, Files.account_ru_json, Files.account_en_json)
        amountDue = try read(Files.amountDue_kk_json, Files.amountDue_ru_json, Files.amountDue_en_json)
        usage = try read(Files.usage_kk_json, Files.usage_ru_json, Files.usage_en_json)
        balance = try read(Files.balance_kk_json, Files.balance_ru_json, Files.balance_en_json)
        period = try read(Files.period_kk_json, Files.period_ru_json, Files.period_en_json)
        statement = try read(Files.statement_kk_json, Files.statement_ru_json, Files.statement_en_json)
        payments = try read(Files.payments_kk_json, Files.payments_ru_json, Files.payments_en_json)
        bills = try read(Files.bills_kk_json, Files.bills_ru_json, Files.bills_en_json)
        sheet = try read(Files.sheet_kk_json, Files.sheet_ru_json, Files.sheet_en_json)
        calculator = try read(Files.calculator_kk_json, Files.calculator_ru_json, Files.calculator_en_json)
        charge = try read(Files.charge_kk_json, Files.charge_ru_json, Files.charge_en_json)
        whatIf = try read(Files.whatIf_kk_json, Files.whatIf_ru_json, Files.whatIf_en_json)
        publicCalculator = try read(
            Files.publicCalculator_kk_json, Files.publicCalculator_ru_json, Files.publicCalculator_en_json)
        tariffs = try read(Files.tariffs_kk_json, Files.tariffs_ru_json, Files.tariffs_en_json)
        contacts = try read(Files.contacts_kk_json, Files.contacts_ru_json, Files.contacts_en_json)
        siteMap = try read(Files.siteMap_kk_json, Files.siteMap_ru_json, Files.siteMap_en_json)
        errors = try read(Files.errors_kk_json, Files.errors_ru_json, Files.errors_en_json)
        letters = try read(Files.letters_kk_json, Files.letters_ru_json, Files.letters_en_json)
        dataLetters = try read(Files.dataLetters_kk_json, Files.dataLetters_ru_json, Files.dataLetters_en_json)
        ownData = try read(Files.ownData_kk_json, Files.ownData_ru_json, Files.ownData_en_json)
        archive = try read(Files.archive_kk_json, Files.archive_ru_json, Files.archive_en_json)
        deletion = try read(Files.deletion_kk_json, Files.deletion_ru_json, Files.deletion_en_json)
        registration = try read(Files.registration_kk_json, Files.registration_ru_json, Files.registration_en_json)
        passwordReset = try read(Files.passwordReset_kk_json, Files.passwordReset_ru_json, Files.passwordReset_en_json)
        passwords = try read(Files.passwords_kk_json, Files.passwords_ru_json, Files.passwords_en_json)
        mailLinks = try read(Files.mailLinks_kk_json, Files.mailLinks_ru_json, Files.mailLinks_en_json)
        consents = try read(Files.consents_kk_json, Files.consents_ru_json, Files.consents_en_json)
        signUpLetters = try read(Files.signUpLetters_kk_json, Files.signUpLetters_ru_json, Files.signUpLetters_en_json)
        settings = try read(Files.settings_kk_json, Files.settings_ru_json, Files.settings_en_json)
        password = try read(Files.password_kk_json, Files.password_ru_json, Files.password_en_json)
        email = try read(Files.email_kk_json, Files.email_ru_json, Files.email_en_json)
        emailUndo = try read(Files.emailUndo_kk_json, Files.emailUndo_ru_json, Files.emailUndo_en_json)
        security = try read(Files.security_kk_json, Files.security_ru_json, Files.security_en_json)
        securityLog = try read(Files.securityLog_kk_json, Files.securityLog_ru_json, Files.securityLog_en_json)
        secondFactor = try read(Files.secondFactor_kk_json, Files.secondFactor_ru_json, Files.secondFactor_en_json)
        code = try read(Files.code_kk_json, Files.code_ru_json, Files.code_en_json)
        devices = try read(Files.devices_kk_json, Files.devices_ru_json, Files.devices_en_json)
        securityLetters = try read(
            Files.securityLetters_kk_json, Files.securityLetters_ru_json, Files.securityLetters_en_json)
        linking = try read(Files.linking_kk_json, Files.linking_ru_json, Files.linking_en_json)
        helpers = try read(Files.helpers_kk_json, Files.helpers_ru_json, Files.helpers_en_json)
        linkingLetters = try read(
            Files.linkingLetters_kk_json, Files.linkingLetters_ru_json, Files.linkingLetters_en_json)
        electronicBill = try read(
            Files.electronicBill_kk_json, Files.electronicBill_ru_json, Files.electronicBill_en_json)
        billLetters = try read(Files.billLetters_kk_json, Files.billLetters_ru_json, Files.billLetters_en_json)
        feedback = try read(Files.feedback_kk_json, Files.feedback_ru_json, Files.feedback_en_json)
        ownFeedback = try read(Files.ownFeedback_kk_json, Files.ownFeedback_ru_json, Files.ownFeedback_en_json)
        feedbackLetters = try read(
            Files.feedbackLetters_kk_json, Files.feedbackLetters_ru_json, Files.feedbackLetters_en_json)
        readings = try read(Files.readings_kk_json, Files.readings_ru_json, Files.readings_en_json)
        readingLetters = try read(
            Files.readingLetters_kk_json, Files.readingLetters_ru_json, Files.readingLetters_en_json)
        noticeLetters = try read(
            Files.noticeLetters_kk_json, Files.noticeLetters_ru_json, Files.noticeLetters_en_json)
        notices = try read(Files.notices_kk_json, Files.notices_ru_json, Files.notices_en_json)
        calendar = try read(Files.calendar_kk_json, Files.calendar_ru_json, Files.calendar_en_json)
    }

    package final class Frame: Decodable, Sendable {
        package let calendar, product, skip, icons, language, start, feedback, siteMap, menu, accounts, signIn,
            signOut: String
        package let information, contactCentre, offices: String
        package let signedInAs, demoDay, titleError: Phrase<String>
    }

    /// The links between pages.
    package final class Navigation: Decodable, Sendable {
        package let toBills, toBill, records, tariffs, print, next, allOffices, pages, previousPage, nextPage: String
        package let pageOf: Phrase<(page: String, pages: String)>
    }

    package final class Start: Decodable, Sendable {
        package let title, welcome, withAccount, withoutAccount, signIn: String
    }

    package final class SignIn: Decodable, Sendable {
        package let title, email, password, submit, lead: String
        package let wrong, emailMissing, passwordMissing, formExpired, forgotten, register, lostForm, keptForm: String
        package let tooMany: Phrase<String>
    }

    package final class Accounts: Decodable, Sendable {
        package let title, none, noneNext: String
        package let number: Phrase<String>
        package let search, find, all, caption, account, numberShort, due, bill, file: String
        package let sortBy, byOrder, byName, bySum, byDue: String
        package let overdue, nothingFound: Phrase<String>
        package let sums: Phrase<(count: String, sum: String)>
    }

    package final class Account: Decodable, Sendable {
        package let title, number, payer, address, residents, opened, verification, replacement, none: String
        package let mergedUnproved: String
        package let ofWhichEarlier: Phrase<String>
        package let meterVerified, meterReplaced: Phrase<(service: String, number: String, day: String)>
        package let services, closed, closes, merged: Phrase<String>
        package let service, supplier, charged, balance, balanceSigns, total, noServices: String
    }

    package final class AmountDue: Decodable, Sendable {
        package let label, nothing, pay, openBill, lastDay, earlier, notYetKnown: String
        package let until, daysLeft, late, asOf, unbilled, overpaid, advance, billed, paidSinceAlone: Phrase<String>
        package let advanceSince, recalculatedSince: Phrase<String>
        package let paidSince: Phrase<(sum: String, days: String)>
    }

    package final class Balance: Decodable, Sendable {
        package let owed, overpayment, settled, overpaymentWord: String
        package let asOf: Phrase<String>
    }

    package final class Period: Decodable, Sendable {
        package let title, from, to, confirm, latest12, thisYear, all, quick: String
        package let notAMonth, upsideDown: String
        package let outside: Phrase<(from: String, to: String)>
    }

    package final class Statement: Decodable, Sendable {
        package let title, month, opening, charged, adjusted, paid, closing, total, empty, emptyNext: String
        package let download, close, printHint: String
        package let caption: Phrase<(from: String, to: String)>
        package let accountLine: Phrase<(number: String, payer: String)>
        package let printedOn: Phrase<(day: String, number: String)>
    }

    package final class Contacts: Decodable, Sendable {
        package let title, lead, none: String
    }

    package final class SiteMap: Decodable, Sendable {
        package let title, forEverybody, forCustomers, insideAccount: String
    }

    package final class Errors: Decodable, Sendable {
        package let summary, again: String
        package let notFound, expired, fault, notAllowed, tooLarge, busy, tooManyAtOnce: Message
        /// The database does not answer: nothing was changed; or it may have been changed.
        package let unavailable, uncertain: Message

        package final class Message: Decodable, Sendable {
            package let title, what, next: String
        }

        package let requestID: Phrase<String>
    }
}
