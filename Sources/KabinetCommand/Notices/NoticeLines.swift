import Domain
import Operations
import Portal
import Store
import Words

/// Notices as the terminal shows them.
struct NoticeLines {
    let localTime: (Timestamp) -> LocalTime
    let now: Timestamp

    func lines(_ published: PublishedNotice) -> [String] {
        let (notice, words) = (published.notice, Speech.texts.notices)
        let state = notice.until <= now ? words.over : notice.from > now ? words.planned : words.shown
        let letters =
            switch published.letters {
            case .none where published.letterCount == 0: words.noLetters
            case .none, .written: words.letterCount("\(published.letterCount)")
            case .wanted: words.lettersSoFar("\(published.letterCount)")
            }
        let times = "\(localTime(notice.from).numeric) – \(localTime(notice.until).numeric)"
        let audience = notice.audience.lines.isEmpty ? [words.all] : notice.audience.lines
        return ["\(notice.id)  \(notice.kind.rawValue)  \(state)  \(times)  \(letters)", "    " + notice.title.ru]
            + audience.map { "    " + words.to($0) }
    }
}

/// What came of a notice of debts, as the terminal shows it.
struct DebtLines {
    let count: DebtCount
    /// Whether the letters were written, not only counted.
    let isDone: Bool

    var lines: [String] {
        let words = Speech.texts.notices
        let head = isDone ? words.wereWritten : words.wouldBeWritten
        let sum = Money(tiyn: count.sum).canonical
        var lines = [head((accounts: "\(count.accounts)", sum: sum, letters: "\(count.letters)"))]
        if count.before > 0 { lines.append(words.before("\(count.before)")) }
        lines += list(words.withoutHolder, count.withoutHolder)
        lines += list(words.owingNothing, count.owingNothing)
        lines += list(words.unknown, count.unknown)
        return lines
    }

    private func list(_ head: Phrase<String>, _ accounts: DebtCount.NamedAccounts) -> [String] {
        guard accounts.count > 0 else { return [] }
        let more = accounts.count - accounts.first.count
        return [head("\(accounts.count)")] + accounts.first.map { "    " + $0 }
            + (more > 0 ? ["    " + Speech.texts.notices.andMore("\(more)")] : [])
    }
}

/// The proof of a notice, as the terminal shows it.
struct RecordLines {
    let localTime: (Timestamp) -> LocalTime

    func lines(_ record: DebtRecord) -> [String] {
        let (kk, ru) = (DebtWords(record.notice, record.debt, .kk), DebtWords(record.notice, record.debt, .ru))
        let (words, debt) = (Speech.texts.notices, record.debt)
        let facts = [
            (words.recordNotice, "\(record.notice.name): \(ru.title)"),
            (
                words.recordAccount,
                words.recordDebt((account: debt.account.text, sum: debt.sum.canonical, day: debt.asOf.numeric))
            ),
            (
                words.recordWritten,
                words.recordTo((moment: text(record.postedAt), recipient: record.recipient ?? words.deletedCustomer))
            ),
            (
                words.recordTaken,
                words.recordBy((moment: record.takenAt.map(text) ?? state(record), server: record.server ?? "-"))
            ),
            (words.recordAnswer, record.answer ?? "-"),
            (words.recordSeen, words.recordInPortal(record.seenAt.map(text) ?? words.notYet)),
            (words.recordText("kk"), ([kk.title] + kk.paragraphs).joined(separator: " ")),
            (words.recordText("ru"), ([ru.title] + ru.paragraphs).joined(separator: " ")),
        ]
        let width = facts.map(\.0.count).max() ?? 0
        return facts.map { $0.padded(to: width + 2) + $1 } + [""]
    }

    private func state(_ record: DebtRecord) -> String {
        record.failedAt.map { Speech.texts.notices.refusedAt(text($0)) } ?? Speech.texts.notices.notYet
    }

    private func text(_ moment: Timestamp) -> String { localTime(moment).numeric }
}
