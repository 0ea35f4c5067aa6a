import Domain
import Store
import Testing
import Web

@testable import Portal

/// The table of addresses again, as a helper: reads an account's pages and manages nothing; and as one whose access is
/// over.
@Suite("Access rights of helpers")
struct HelperRightsTests {
    private static let pages = AccessTests.samples(AccountSlug(stored: "help4900621")).filter { sample in
        type(of: sample).path.text.contains("{account}")
    }

    /// An access to 4900621 that the owner has given to the stranger.
    private func helper(lastDay: String? = nil) async throws -> TestBrowser {
        let site = try await TestSite()
        let day = lastDay.flatMap { Day(iso: $0) }
        try await site.database.write { connection in
            try connection.execute(
                """
                INSERT INTO helper_access
                    (id, holder, account, email, scope, last_day, invited_at, helper, slug, accepted_at)
                SELECT 1, holder.id, '4900621', helper.email, 'view', $1, 1, helper.id, 'help4900621', 1
                FROM customer AS holder CROSS JOIN customer AS helper WHERE holder.email = $2 AND helper.email = $3
                """, [day, TestSite.owner, TestSite.stranger])
        }
        return try await TestBrowser(site, as: TestSite.stranger)
    }

    private func statuses(_ helper: TestBrowser) async throws -> [String: Int] {
        var (helper, statuses) = (helper, [String: Int]())
        let token = try await helper.get(ContactsPage()).formToken()
        for page in HelperRightsTests.pages {
            let type = type(of: page)
            let answer =
                type.method == .read
                ? await helper.get(page)
                : await helper.post(page.address, ["form_token": token, "email": "c@d.kz", "name": "X"])
            statuses["\(type.method.words) \(type.path.text)"] = answer.status
        }
        return statuses
    }

    @Test("A helper reads the account and manages nothing")
    func reads() async throws {
        for (page, status) in try await statuses(try await helper()) {
            let isRead = page.contains(" /accounts/")
            #expect(status == (isRead ? 200 : 404), "\(page)")
        }
    }

    @Test("A helper whose time is over finds nothing")
    func over() async throws {
        for (page, status) in try await statuses(try await helper(lastDay: "2019-10-15")) {
            #expect(status == 404, "\(page)")
        }
    }

    @Test("A helper whose access was ended finds nothing")
    func ended() async throws {
        let browser = try await helper()
        try await browser.site.database.write { try $0.execute("UPDATE helper_access SET ended_at = 2", []) }
        for (page, status) in try await statuses(browser) { #expect(status == 404, "\(page)") }
    }

    @Test("A helper of a holder whose account has got another payer finds nothing")
    func payerChanged() async throws {
        let browser = try await helper()
        try await browser.site.database.publish { connection in
            try connection.execute("UPDATE account SET payer = 'ЖАҢА ИЕСІ' WHERE account = '4900621'", [])
        }
        for (page, status) in try await statuses(browser) { #expect(status == 404, "\(page)") }
    }
}
