import Domain
import Operations
import Portal
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
        lines += list("are held by nobody in the portal and need it on paper", count.withoutHolder)
        lines += list("owe nothing overdue", count.owingNothing)
        lines += list("do not exist", count.unknown)
        return lines
    }

    private func list(_ what: String, _ accounts: DebtCount.NamedAccounts) -> [String] {
        guard accounts.count > 0 else { return [] }
        let more = accounts.count - accounts.first.count
        return ["\(accounts.count) \(what):"] + accounts.first.map { "    " + $0 }
            + (more > 0 ? ["    and \(more) more"] : [])
    }
}

/// The proof of a notice, as the terminal shows it.
struct RecordLines {
    let localTime: (Timestamp) -> LocalTime

    func lines(_ record: DebtRecord) -> [String] {
        let (kk, ru) = (DebtWords(record.notice, record.debt, .kk), DebtWords(record.notice, record.debt, .ru))
        return [
            "Notice   \(record.notice.name): \(ru.title)",
            "Account  \(record.debt.account.text), debt \(record.debt.sum.canonical) as of \(record.debt.asOf.numeric)",
            "Written  \(words(record.postedAt)) to \(record.recipient ?? "a customer who was deleted since")",
            "Taken    \(record.takenAt.map(words) ?? state(record)) by \(record.server ?? "-")",
            "Answer   \(record.answer ?? "-")",
            "Seen     \(record.seenAt.map(words) ?? "not yet") in the portal, signed in",
            "Text kk  " + ([kk.title] + kk.paragraphs).joined(separator: " "),
            "Text ru  " + ([ru.title] + ru.paragraphs).joined(separator: " "), "",
        ]
    }

    private func state(_ record: DebtRecord) -> String {
        record.failedAt.map { "refused " + words($0) } ?? "not yet"
    }

    private func words(_ moment: Timestamp) -> String { localTime(moment).numeric }
}
