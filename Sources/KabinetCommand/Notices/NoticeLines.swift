import Domain
import Operations
import Store

/// Notices as the terminal shows them.
struct NoticeLines {
    let localTime: (Timestamp) -> LocalTime
    let now: Timestamp

    func lines(_ published: PublishedNotice) -> [String] {
        let notice = published.notice
        let state = notice.until <= now ? "over" : notice.from > now ? "planned" : "shown"
        let letters =
            switch published.letters {
            case .none where published.letterCount == 0: "no letters"
            case .none, .written: "\(published.letterCount) letters"
            case .wanted: "\(published.letterCount) letters so far"
            }
        let times = "\(localTime(notice.from).numeric) – \(localTime(notice.until).numeric)"
        let audience = notice.audience.lines.isEmpty ? ["all"] : notice.audience.lines
        return ["\(notice.id)  \(notice.kind.rawValue)  \(state)  \(times)  \(letters)", "    " + notice.title.ru]
            + audience.map { "    to " + $0 }
    }
}

/// What came of a notice of debts, as the terminal shows it.
struct DebtLines {
    let count: DebtCount
    let verb: String

    var lines: [String] {
        let sum = Money(tiyn: count.sum).canonical
        var lines = ["\(count.accounts) accounts owe \(sum) tenge; \(count.letters) letters \(verb)."]
        if count.before > 0 { lines.append("\(count.before) holders got it before.") }
        let nobody = "Nobody holds \(count.withoutHolderCount) of the accounts in the portal; they need it on paper:"
        lines += list(nobody, count.withoutHolder)
        if count.withoutHolderCount > count.withoutHolder.count { lines.append("    …") }
        lines += list("These owe nothing overdue:", count.owingNothing)
        lines += list("There are no such accounts:", count.unknown)
        return lines
    }

    private func list(_ head: String, _ accounts: [String]) -> [String] {
        accounts.isEmpty ? [] : [head] + accounts.map { "    " + $0 }
    }
}

/// The proof of a notice, as the terminal shows it.
struct RecordLines {
    let localTime: (Timestamp) -> LocalTime

    func lines(_ record: DebtRecord) -> [String] {
        [
            "Notice   \(record.notice.name): \(record.notice.title.ru)",
            "Account  \(record.debt.account.text), debt \(record.debt.sum.canonical) as of \(record.debt.asOf.numeric)",
            "Written  \(words(record.postedAt)) to \(record.recipient ?? "a customer who was deleted since")",
            "Taken    \(record.takenAt.map(words) ?? state(record)) by \(record.server ?? "-")",
            "Answer   \(record.answer ?? "-")",
            "Seen     \(record.seenAt.map(words) ?? "not yet") in the portal, signed in",
            "Text kk  " + record.notice.text.kk.split(whereSeparator: \.isNewline).joined(separator: " "),
            "Text ru  " + record.notice.text.ru.split(whereSeparator: \.isNewline).joined(separator: " "), "",
        ]
    }

    private func state(_ record: DebtRecord) -> String {
        record.failedAt.map { "refused " + words($0) } ?? "not yet"
    }

    private func words(_ moment: Timestamp) -> String { localTime(moment).numeric }
}
