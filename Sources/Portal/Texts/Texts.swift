import Domain
import Foundation

/// Every word that the site says of its own, in one language; read from Catalogues/<language>.json. A text that a catalogue
/// lacks fails the tests, a misspelt key does not compile.
///
/// Classes, since views pass them on: a struct of a hundred strings would be a hundred reference counts each time.
final class Texts: Decodable, Sendable {
    let frame: Frame
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

    final class Frame: Decodable, Sendable {
        let product, skip, icons, language, start, feedback, siteMap, menu, accounts, signIn, signOut: String
        let information, contactCentre, offices: String
        let signedInAs, demoDay, titleError: Phrase<String>
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
        let print, download, close, printHint, back: String
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

    private static func read(_ catalogue: [UInt8]) throws -> Texts {
        try JSONDecoder().decode(Texts.self, from: Data(catalogue))
    }

    /// The catalogues, read once, when the portal starts.
    struct Catalogues: Sendable {
        private let kk, ru, en: Texts

        init() throws {
            kk = try Texts.read(PackageResources.kk_json)
            ru = try Texts.read(PackageResources.ru_json)
            en = try Texts.read(PackageResources.en_json)
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
