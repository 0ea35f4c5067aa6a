import Domain
import Web

/// Which of many accounts are shown, and in what order.
struct AccountSearch: Hashable, Sendable {
    enum Order: String, CaseIterable, Sendable {
        /// As the customer has put them.
        case own, name, sum, due
    }

    var text = ""
    var order = Order.own
    var page = 1

    /// From this many accounts on the list is a table.
    static let many = 9
    static let pageSize = 50

    init() {}

    init(_ query: FormFields) {
        text = query["q"] ?? ""
        order = query["order"].flatMap { Order(rawValue: $0) } ?? .own
        page = query.pageNumber
    }

    var query: Query {
        (text.isEmpty ? [] : [("q", text)]) + (order == .own ? [] : [("order", order.rawValue)]) + pageQuery(page)
    }

    /// Every word of the text begins a word of the name, the address or the payer, or is part of a number. A number is
    /// not the beginning of a longer one: flat 5 is not flat 51.
    func found(in standings: [AccountStanding]) -> [AccountStanding] {
        let words = AccountSearch.words(text)
        let found = standings.filter { standing in
            let known = AccountSearch.words(
                [standing.name ?? "", standing.account.address, standing.account.payer].joined(separator: " "))
            let numbers = standing.account.shownNumber.lowercased()
            return words.allSatisfy { word in
                known.contains { AccountSearch.begins($0, with: word) } || word.count > 2 && numbers.contains(word)
            }
        }
        return sorted(found)
    }

    private func sorted(_ standings: [AccountStanding]) -> [AccountStanding] {
        switch order {
        case .own: standings
        case .name: standings.sorted { name(of: $0) < name(of: $1) }
        case .sum: standings.sorted { $0.due.left > $1.due.left }
        // Those with nothing to pay come last.
        case .due: standings.sorted(by: isDueBefore)
        }
    }

    private func isDueBefore(_ one: AccountStanding, _ other: AccountStanding) -> Bool {
        guard let day = dueDay(one) else { return false }
        return dueDay(other).map { day < $0 } ?? true
    }

    private func dueDay(_ standing: AccountStanding) -> Day? {
        standing.due.left > .zero ? standing.due.bill?.due : nil
    }

    private static func begins(_ known: String, with word: String) -> Bool {
        known.hasPrefix(word)
            && !(word.last?.isNumber == true && known.dropFirst(word.count).first?.isNumber == true)
    }

    /// Numbers in it in the order of their size: flat 4 before flat 10.
    private func name(of standing: AccountStanding) -> String {
        let parts = (standing.title.lowercased() + " " + standing.account.number.text).split {
            !$0.isNumber && $0 == " "
        }
        return parts.map { part in
            let digits = part.prefix { $0.isNumber }.count
            return String(repeating: "0", count: digits == 0 ? 0 : max(0, 12 - digits)) + part
        }.joined(separator: " ")
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
