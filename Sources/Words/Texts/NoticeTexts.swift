package import Domain

extension Texts {
    /// The operator's notices on pages.
    package final class Notices: Decodable, Sendable {
        package let banners, info, works, outage, price, whole: String
        package let debtTitle, debtSeen, debtWaits, debtOpen: String
        package let until: Phrase<String>
        package let debtSent: Phrase<(day: String, account: String)>

        package subscript(kind: OperatorNotice.Kind) -> String {
            switch kind {
            case .info: info
            case .works: works
            case .outage: outage
            case .price: price
            }
        }
    }

    /// The letters that customers get without having asked.
    package final class NoticeLetters: Decodable, Sendable {
        package let billDue: BillDue
        package let meterDue: MeterDue
        package let readingsDue: ReadingsDue
        package let newPrice: NewPrice
        package let highUse: HighUse
        package let `operator`: Operator
        /// How to switch such letters off.
        package let off: String
        /// How an account is called.
        package let named: Phrase<(name: String, number: String)>
        package let unnamed: Phrase<String>

        package final class BillDue: Decodable, Sendable {
            package let link: String
            package let subject, asOf: Phrase<String>
            package let body: Phrase<(account: String, month: String, sum: String, day: String)>
        }

        package final class MeterDue: Decodable, Sendable {
            package let subject, next, file, link: String
            package let body: Phrase<String>
            package let line: Phrase<(service: String, number: String, day: String)>
        }

        package final class ReadingsDue: Decodable, Sendable {
            package let opens, soon, last, link, next: String
            package let body: Phrase<(account: String, month: String, day: String)>
        }

        package final class NewPrice: Decodable, Sendable {
            package let link, same: String
            package let subject, basis, more, less: Phrase<String>
            package let body: Phrase<(account: String, service: String, plan: String, day: String)>
            package let line: Phrase<(step: String, before: String, after: String, per: String)>
            /// Of a price that stays as it is, or that there was none of before.
            package let kept, added: Phrase<(step: String, price: String, per: String)>
            package let effect: Phrase<(first: String, last: String, before: String, after: String)>
        }

        package final class HighUse: Decodable, Sendable {
            package let subject, why, link: String
            package let body: Phrase<(account: String, service: String, month: String, used: String, usual: String)>
            package let lastYear: Phrase<String>
        }

        package final class Operator: Decodable, Sendable {
            package let link: String
        }
    }
}
