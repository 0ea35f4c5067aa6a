import Domain

extension Texts {
    final class Tariffs: Decodable, Sendable {
        let title, services, none, noneNext, forPrograms, canBeChosen: String
        let tariff, level, timeOfDay, withoutVAT, day, vatHead, basis: String
        let consumer, chart, today, history, changes, earlierNorms: String
        let lead, chosenFrom, chosenUntil, wasChosenUntil, per, from, vat, net, document, normsSince: Phrase<String>
        let normsFrom: Phrase<String>
        let since, willCost: Phrase<(day: String, per: String)>
        let norms: Phrase<(unit: String, when: String)>
        let normsWere: Phrase<(first: String, last: String)>
        private let pay: Pay
        private let categories: Categories

        private struct Pay: Decodable {
            let month, person, squareMetre: String
        }

        private struct Categories: Decodable {
            let noStove, noStoveLone, stove, stoveLone: String
        }

        subscript(category: Household.Category) -> String {
            switch category {
            case .noStove: categories.noStove
            case .noStoveLone: categories.noStoveLone
            case .stove: categories.stove
            case .stoveLone: categories.stoveLone
            }
        }

        /// What a price is for; nil where it is for a unit of the service.
        subscript(method: Plan.Method) -> String? {
            switch method {
            case .flat, .levels, .zones: nil
            case .perMonth: pay.month
            case .perPerson: pay.person
            case .perSquareMetre: pay.squareMetre
            }
        }
    }
}
