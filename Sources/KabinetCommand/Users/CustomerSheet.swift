import Domain
import Store
import Words

/// What `kabinet user show` prints of a customer.
struct CustomerSheet {
    let customer: CustomerOverview
    let acts: [OperatorActRecord]
    let localTime: @Sendable (Timestamp) -> LocalTime

    var text: String {
        let (words, common) = (Speech.texts.users, Speech.texts.common)
        var facts = [
            (words.email, customer.email), (words.addedOn, localTime(customer.addedAt).day.iso),
            (words.secondFactor, customer.hasSecondFactor ? common.yes : common.no),
            (words.lastSignIn, customer.lastSignIn.map { localTime($0).iso } ?? words.noneInAYear),
        ]
        if let moment = customer.deletesAt { facts.append((words.toBeDeleted, localTime(moment).iso)) }
        facts += customer.links.map { link in
            let linked = link.isConfirmed ? words.linked : words.linkedUnconfirmed
            return (words.account, linked((account: link.account.text, day: localTime(link.linkedAt).day.iso)))
        }
        facts += acts.map { act in
            let what = [act.act, act.detail].compactMap(\.self).joined(separator: " ")
            return (words.act, "\(localTime(act.happenedAt).iso) \(what): \(act.reason)")
        }
        let width = words.act.count + 2
        return facts.map { ($0 + ":").padded(to: max(width, 16)) + $1 }.joined(separator: "\n")
    }
}

extension LocalTime {
    /// "2019-10-16 12:05".
    var iso: String {
        let (hour, minute) = (String(minute / 60), String(minute % 60))
        return day.iso + " " + [hour, minute].map { $0.count < 2 ? "0" + $0 : $0 }.joined(separator: ":")
    }
}
