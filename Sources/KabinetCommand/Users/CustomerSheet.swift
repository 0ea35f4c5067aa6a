import Domain
import Store

/// What `kabinet user show` prints of a customer.
struct CustomerSheet {
    let customer: CustomerOverview
    let acts: [OperatorActRecord]
    let localTime: @Sendable (Timestamp) -> LocalTime

    var text: String {
        var lines = [
            "e-mail:         \(customer.email)",
            "added:          \(localTime(customer.addedAt).day.iso)",
            "second factor:  \(customer.hasSecondFactor ? "yes" : "no")",
            "last sign-in:   \(customer.lastSignIn.map { localTime($0).iso } ?? "none in the last year")",
        ]
        if let moment = customer.deletesAt { lines.append("to be deleted:  \(localTime(moment).iso)") }
        lines += customer.links.map { link in
            let payer = link.isConfirmed ? "" : ", to be confirmed again: the payer has changed"
            return "account:        \(link.account.text), linked \(localTime(link.linkedAt).day.iso)\(payer)"
        }
        lines += acts.map { act in
            let what = [act.act, act.detail].compactMap(\.self).joined(separator: " ")
            return "operator's act: \(localTime(act.happenedAt).iso) \(what): \(act.reason)"
        }
        return lines.joined(separator: "\n")
    }
}

extension LocalTime {
    /// "2019-10-16 12:05".
    var iso: String {
        let (hour, minute) = (String(minute / 60), String(minute % 60))
        return day.iso + " " + [hour, minute].map { $0.count < 2 ? "0" + $0 : $0 }.joined(separator: ":")
    }
}
