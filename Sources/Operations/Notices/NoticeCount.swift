package import Domain
package import Store

/// Whom a notice reaches, before it is published.
package struct NoticeCount: Codable, Hashable, Sendable {
    package private(set) var accounts = 0
    package private(set) var customers = 0

    /// On the caller's thread, page by page.
    package init(_ notice: NoticePreview, _ reader: any SnapshotReader, batch: Int = 500) throws {
        let audience = notice.audience
        var last: AccountNumber?
        repeat {
            let after = last
            let page = try reader.read { try Operator($0).placedAccounts(after: after, limit: batch) }
            accounts += page.count { audience.contains($0.account) }
            last = page.count == batch ? page.last?.number : nil
        } while last != nil
        var customer: CustomerID?
        repeat {
            let after = customer
            let (page, reached) = try reader.read { connection in
                let store = Operator(connection)
                let page = try store.recipients(after: after, limit: batch)
                return (page, try page.count { try store.concerns(notice.notice, $0.customer) })
            }
            customers += reached
            customer = page.count == batch ? page.last?.customer : nil
        } while customer != nil
    }
}

/// A file of a notice that was checked, and not published.
package struct NoticePreview: Sendable {
    package let notice: OperatorNotice

    package var audience: NoticeAudience { notice.audience }

    /// - Throws: `NoticeFileError`
    package init(
        _ file: String, _ reader: any SnapshotReader, localTime: @Sendable (Timestamp) -> LocalTime
    ) throws {
        let known = try reader.read { try Operator($0).officesAndServices() }
        notice = try NoticeFile(
            file, NoticeFile.Known(offices: known.offices, services: known.services), localTime: localTime
        ).notice(id: 0)
    }
}
