import Domain
import Foundation
import Store
import Testing
import Web

@testable import Portal

@Suite("Replacing keys while the portal serves")
struct KeyRotationTests {
    private let site: TestSite

    init() async throws {
        site = try await TestSite()
    }

    private func rotate(_ key: RotatableKey) async throws {
        try await key.rotate(on: site.database)
        try await site.portal.readKeysAgain(from: site.database)
    }

    @Test("Each key is replaced, and only that one", arguments: RotatableKey.allCases)
    func each(key: RotatableKey) async throws {
        func values() async throws -> [RotatableKey: [UInt8]] {
            try await site.database.read { connection in
                try RotatableKey.allCases.reduce(into: [:]) { $0[$1] = try Operator(connection).secret($1.rawValue) }
            }
        }
        let before = try await values()
        try await rotate(key)
        let after = try await values()
        #expect(before.count == 5 && after.count == 5)
        #expect(RotatableKey.allCases.filter { before[$0] != after[$0] } == [key])
    }

    @Test("A form that is open is shown once more with what was typed, and then taken; the session goes on")
    func forms() async throws {
        var browser = try await TestBrowser(site, as: TestSite.owner)
        let page = await browser.get(SettingsPage())
        try await rotate(.forms)
        let typed = ["name": "Айгүл", "form_token": try page.formToken()]
        let shown = await browser.post(SettingsPage().address, typed)
        #expect(shown.status != 303 && shown.body.contains("value=\"Айгүл\""))
        let fields = try shown.hiddenFields().merging(["name": "Айгүл"]) { $1 }
        #expect(await browser.post(SettingsPage().address, fields).status == 303)
    }

    @Test("Counts begin anew")
    func limits() async throws {
        var guesser = TestBrowser(site)
        for _ in 0..<4 { _ = try await guesser.signIn(TestSite.owner, "wrong-password-here") }
        #expect(try await guesser.signIn(TestSite.owner).status == 429)
        try await rotate(.limits)
        #expect(try await guesser.signIn(TestSite.owner).status == 303)
    }

    @Test("A code of a paper bill proves its account no more, the next bill's does")
    func accountCodes() async throws {
        let old = site.portal.keys.accountCodes.code(account: "4900621", payer: "payer")
        try await rotate(.accountCodes)
        #expect(site.portal.keys.accountCodes.code(account: "4900621", payer: "payer") != old)
    }

    private func subscribe() async throws {
        var browser = try await TestBrowser(site, as: TestSite.owner)
        _ = try await browser.fill(SubscriptionPage(slug: TestSite.ownSlug))
        try await site.planBills()
    }

    private func linkOfNextLetter() async throws -> String {
        try await site.deliverLetters()
        let files = try FileManager.default.contentsOfDirectory(atPath: site.mailFolder)
        let file = try #require(files.first { $0.contains(LetterKind.electronicBill.rawValue) })
        let letter = MailedMessage(try String(contentsOfFile: site.mailFolder + "/" + file, encoding: .utf8))
        return String(try #require(letter.links.first { $0.contains("/unsubscribe/") }))
    }

    @Test("Links of earlier letters end nothing any more; the subscription goes on")
    func unsubscribe() async throws {
        try await subscribe()
        let link = try await linkOfNextLetter()
        var visitor = TestBrowser(site)
        #expect(await visitor.get(link).status == 200)
        try await rotate(.unsubscribe)
        #expect(await visitor.get(link).status == 404)
        let active = try await site.database.read { connection in
            try connection.row("SELECT COUNT(*) FROM ebill_subscription WHERE ended_at IS NULL", []) { $0.int(0) }
        }
        #expect(active == 1)
    }

    @Test(
        "A later letter's link works, with the new key or from a node that has not read it yet",
        arguments: [true, false])
    func laterLetters(hasRead: Bool) async throws {
        try await subscribe()
        try await RotatableKey.unsubscribe.rotate(on: site.database)
        if hasRead { try await site.portal.readKeysAgain(from: site.database) }
        let link = try await linkOfNextLetter()
        var visitor = TestBrowser(site)
        #expect(await visitor.get(link).status == 200)
    }
}
