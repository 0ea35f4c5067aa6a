import Domain
import Store
import Words

/// The tables about the customer.
struct CustomerTables {
    let records: DataRecords
    let texts: Texts.Archive
    let language: Language

    private var export: CustomerExport { records.export }

    var folder: ArchiveFolder {
        ArchiveFolder(
            path: "",
            tables: [
                (profile, texts.profile), (links, texts.links), (helpers, texts.helpers),
                (helperUses, texts.helperUses), (consents, texts.consents), (sessions, texts.sessions),
                (devices, texts.devices), (securityLog, texts.securityLog), (operatorActs, texts.operatorActs),
                (letters, texts.letters), (subscriptions, texts.subscriptions), (bills, texts.mailedBills),
                (notices, texts.notices), (debtNotices, texts.debtNotices),
                (feedback, texts.feedback), (feedbackFiles, texts.feedbackFiles), (givenReadings, texts.givenReadings),
            ])
    }

    private var profile: ArchiveTable {
        let profile = records.profile
        var table = ArchiveTable(
            "profile", "email", "name", "phone", "language", "large_text", "unwanted_letters", "second_factor", "added",
            "deletion_planned", "calendar_made")
        table.add(
            .text(records.email), .text(profile.name), .text(profile.phone), .text(profile.language?.rawValue),
            .flag(profile.hasLargeText), .text(profile.unwantedLetters.map(\.rawValue).sorted().joined(separator: " ")),
            .flag(records.hasSecondFactor), .moment(export.createdAt), .moment(records.deletesAt),
            .moment(export.calendarMadeAt))
        return table
    }

    private var links: ArchiveTable {
        var table = ArchiveTable("linked-accounts", "account", "name", "payer", "hidden", "opens_first", "linked")
        for link in export.links {
            table.add(
                .text(link.account.text), .text(link.name), .text(link.payer), .flag(link.isHidden),
                .flag(link.opensFirst), .moment(link.linkedAt))
        }
        return table
    }

    private var helpers: ArchiveTable {
        var table = ArchiveTable(
            "helpers", "account", "direction", "helper", "invited", "accepted", "last_day", "ended")
        for access in export.accesses {
            table.add(
                .text(access.account.text), .text(access.isGiven ? "given" : "received"), .text(access.email),
                .moment(access.invitedAt), .moment(access.acceptedAt), .day(access.lastDay), .moment(access.endedAt))
        }
        return table
    }

    private var helperUses: ArchiveTable {
        let accesses = Dictionary(uniqueKeysWithValues: export.accesses.map { ($0.id, $0) })
        var table = ArchiveTable("helper-uses", "account", "helper", "first", "last")
        for use in export.uses {
            let access = accesses[use.access]
            table.add(.text(access?.account.text), .text(access?.email), .moment(use.first), .moment(use.last))
        }
        return table
    }

    private var consents: ArchiveTable {
        var table = ArchiveTable("consents", "purpose", "version", "language", "agreed", "withdrawn", "text")
        for consent in records.consents {
            let agreement = consent.agreement
            table.add(
                .text(agreement.purpose.text), .text(agreement.version.text), .text(agreement.language.rawValue),
                .moment(consent.agreedAt), .moment(consent.withdrawnAt), .text(consent.shown))
        }
        return table
    }

    private var sessions: ArchiveTable {
        var table = ArchiveTable("sessions", "device", "begun", "last_use")
        for session in records.sessions {
            table.add(.text(session.device), .moment(session.createdAt), .moment(session.seenAt))
        }
        return table
    }

    private var devices: ArchiveTable {
        var table = ArchiveTable("remembered-devices", "device", "remembered")
        for device in records.devices { table.add(.text(device.device), .moment(device.createdAt)) }
        return table
    }

    private var securityLog: ArchiveTable {
        var table = ArchiveTable("security-log", "moment", "event", "detail", "device")
        for event in export.events {
            table.add(.moment(event.happenedAt), .text(event.kind.rawValue), .text(event.detail), .text(event.device))
        }
        return table
    }

    private var operatorActs: ArchiveTable {
        var table = ArchiveTable("operator-acts", "moment", "act", "detail", "reason")
        for act in export.acts {
            table.add(.moment(act.happenedAt), .text(act.act), .text(act.detail), .text(act.reason))
        }
        return table
    }

    private var feedback: ArchiveTable {
        var table = ArchiveTable(
            "feedback", "number", "topic", "state", "account", "about", "email", "phone", "due", "moment", "author",
            "message")
        for thread in records.feedback {
            let head = thread.head
            for message in thread.messages {
                table.add(
                    .text(head.reference.text), .text(head.topic.text), .text(head.state.rawValue),
                    .text(head.account?.text), .text(head.subject?.text), .text(head.email?.text),
                    .text(head.phone?.text), .day(head.due), .moment(message.createdAt),
                    .text(message.author.rawValue), .text(message.text))
            }
        }
        return table
    }

    private var givenReadings: ArchiveTable {
        var table = ArchiveTable(
            "given-readings", "receipt", "account", "service", "meter", "register", "month", "day", "value", "moment",
            "state", "used")
        for (account, given) in records.givenReadings {
            for value in given.values {
                table.add(
                    .text(given.receipt.text), .text(account.text), .text(given.service.text), .text(given.meter.text),
                    .text(value.register.rawValue), .text(given.month.iso), .day(given.day),
                    .text(value.value.canonical), .moment(given.submittedAt), .text(given.state.rawValue),
                    .text(value.used?.canonical))
            }
        }
        return table
    }

    private var subscriptions: ArchiveTable {
        var table = ArchiveTable(
            "electronic-bill-subscriptions", "account", "payer", "instead_of_paper", "since", "ended")
        for subscription in export.subscriptions {
            table.add(
                .text(subscription.account.text), .text(subscription.payer), .flag(subscription.isInsteadOfPaper),
                .moment(subscription.since), .moment(subscription.endedAt))
        }
        return table
    }

    private var feedbackFiles: ArchiveTable {
        var table = ArchiveTable("feedback-files", "number", "file", "name", "bytes")
        for file in ArchivedFile.all(of: records.feedback) {
            table.add(.text(file.reference.text), .text(file.path), .text(file.file.name.text), .number(file.file.size))
        }
        return table
    }

    private var bills: ArchiveTable {
        var table = ArchiveTable(
            "electronic-bills", "account", "month", "revision", "to_pay", "due", "planned", "written")
        for bill in export.bills {
            table.add(
                .text(bill.account.text), .text(bill.month.iso), .number(bill.revision), .money(bill.toPay),
                .day(bill.due), .moment(bill.plannedAt), .moment(bill.writtenAt))
        }
        return table
    }

    private var notices: ArchiveTable {
        var table = ArchiveTable("notices", "moment", "kind", "account", "subject")
        for notice in export.notices {
            table.add(.moment(notice.sentAt), .text(notice.kind), .text(notice.account), .text(notice.subject))
        }
        return table
    }

    private var debtNotices: ArchiveTable {
        var table = ArchiveTable(
            "debt-notices", "written", "account", "debt", "as_of", "taken_by_server", "opened", "title", "text")
        for record in export.debtNotices {
            table.add(
                .moment(record.postedAt), .text(record.debt.account.text), .money(record.debt.sum),
                .day(record.debt.asOf), .moment(record.takenAt), .moment(record.seenAt),
                .text(record.notice.title[language]), .text(record.notice.text[language]))
        }
        return table
    }

    private var letters: ArchiveTable {
        var table = ArchiveTable("letters", "written", "sent", "kind", "recipient", "subject")
        for letter in export.letters {
            table.add(
                .moment(letter.createdAt), .moment(letter.sentAt), .text(letter.kind), .text(letter.recipient),
                .text(letter.subject))
        }
        return table
    }
}
