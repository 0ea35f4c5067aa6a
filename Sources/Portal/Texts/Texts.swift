import Domain
import Foundation

/// Every word that the site says of its own, in one language; read from
/// Catalogues/<section>.<language>.json. A text that a catalogue
/// lacks fails the tests, a misspelt key does not compile.
///
/// Classes, since views pass them on: a struct of a hundred strings would be a hundred reference counts each time.
final class Texts: Sendable {
    let frame: Frame
    let navigation: Navigation
    let start: Start
    let signIn: SignIn
    let accounts: Accounts
    let account: Account
    let balance: Balance
    let period: Period
    let statement: Statement
    let payments: Payments
    let bills: Bills
    let sheet: Sheet
    let calculator: Calculator
    let charge: Charge
    let whatIf: WhatIf
    let publicCalculator: PublicCalculator
    let tariffs: Tariffs
    let contacts: Contacts
    let siteMap: SiteMap
    let errors: Errors

    init(_ language: Language) throws {
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
        frame = try read(Files.frame_kk_json, Files.frame_ru_json, Files.frame_en_json)
        navigation = try read(Files.navigation_kk_json, Files.navigation_ru_json, Files.navigation_en_json)
        start = try read(Files.start_kk_json, Files.start_ru_json, Files.start_en_json)
        signIn = try read(Files.signIn_kk_json, Files.signIn_ru_json, Files.signIn_en_json)
        accounts = try read(Files.accounts_kk_json, Files.accounts_ru_json, Files.accounts_en_json)
        account = try read(Files.account_kk_json, Files.account_ru_json, Files.account_en_json)
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
    }

    final class Frame: Decodable, Sendable {
        let product, skip, icons, language, start, feedback, siteMap, menu, accounts, signIn, signOut: String
        let information, contactCentre, offices: String
        let signedInAs, demoDay, titleError: Phrase<String>
    }

    /// What leads from page to page.
    final class Navigation: Decodable, Sendable {
        let toAccount, toBills, toBill, records, tariffs, print: String
    }

    final class Start: Decodable, Sendable {
        let title, welcome, withAccount, withoutAccount, signIn: String
    }

    final class SignIn: Decodable, Sendable {
        let title, email, password, submit, lead: String
        let wrong, emailMissing, passwordMissing, formExpired, forgotten: String
        let tooMany: Phrase<String>
    }

    final class Accounts: Decodable, Sendable {
        let title, none, noneNext: String
        let number, payer: Phrase<String>
    }

    final class Account: Decodable, Sendable {
        let title, number, payer, address, residents, verification, replacement, none: String
        let meterVerified, meterReplaced: Phrase<(service: String, number: String, day: String)>
        let services: Phrase<String>
        let service, supplier, charged, balance, balanceSigns, total, noServices: String
    }

    final class Balance: Decodable, Sendable {
        let debt, overpayment, settled, debtWord, overpaymentWord, settledWord: String
        let asOf: Phrase<String>
    }

    final class Period: Decodable, Sendable {
        let title, from, to, confirm, latest12, thisYear, all, quick: String
        let notAMonth, upsideDown: String
        let outside: Phrase<(from: String, to: String)>
    }

    final class Statement: Decodable, Sendable {
        let title, month, opening, charged, adjusted, paid, closing, total, empty, emptyNext: String
        let download, close, printHint: String
        let caption: Phrase<(from: String, to: String)>
        let accountLine: Phrase<(number: String, payer: String)>
        let printedOn: Phrase<(day: String, number: String)>
    }

    final class Contacts: Decodable, Sendable {
        let title, lead, none: String
    }

    final class SiteMap: Decodable, Sendable {
        let title, forEverybody, forCustomers, insideAccount: String
    }

    final class Errors: Decodable, Sendable {
        let summary: String
        let notFound, expired, fault, notAllowed, tooLarge, busy: Message
        /// The database does not answer: what was asked has not happened; or it may have.
        let unavailable, uncertain: Message

        final class Message: Decodable, Sendable {
            let title, what, next: String
        }

        let requestID: Phrase<String>
    }
}

extension Texts {
    /// The catalogues, read once, when the portal starts.
    struct Catalogues: Sendable {
        private let kk, ru, en: Texts

        init() throws {
            kk = try Texts(.kk)
            ru = try Texts(.ru)
            en = try Texts(.en)
        }

        subscript(language: Language) -> Texts {
            switch language {
            case .kk: kk
            case .ru: ru
            case .en: en
            }
        }
    }
}
