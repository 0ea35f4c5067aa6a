import Domain
import Store
import Testing

@testable import Portal

@Suite("Letters that come back")
struct EmailRefusalTests {
    @Test("Every page says so and leads to the change of the e-mail, until it is another one")
    func note() async throws {
        let site = try await TestSite()
        var browser = try await TestBrowser.owner(of: site)
        let refused = "Our letters to \(TestSite.owner) come back"
        #expect(await !browser.get("/accounts?lang=en").body.contains(refused))
        try await site.database.write { connection in
            let refuse: SQL = "UPDATE customer SET email_refusal = '550 5.1.1 no such user' WHERE email = $1"
            try connection.execute(refuse, [TestSite.owner])
        }
        let page = await browser.get("/accounts?lang=en").body
        #expect(page.contains(refused))
        #expect(page.contains("href=\"/settings/email\""))

        let new = "new@kabinet.example"
        _ = try await browser.fill(EmailPage(), ["email": new, "current_password": TestSite.password])
        _ = try await browser.send([:], to: try await site.link(.confirmEmail, to: new))
        #expect(await !browser.get("/accounts?lang=en").body.contains("come back"))
    }
}
