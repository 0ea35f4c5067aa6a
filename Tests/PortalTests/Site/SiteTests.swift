import Domain
import Foundation
import HTTPTypes
import Store
import TestDatabases
import Testing

@testable import Portal

@Suite("The site as a whole")
struct SiteTests {
    @Test(
        "Every response has the security headers",
        arguments: ["/", "/accounts", "/nowhere", "/assets/none", "/health/live", "/sign-out", "/%zz", "/accounts/%00"])
    func headers(path: String) async throws {
        var browser = TestBrowser(try await .shared)
        let headers = await browser.get(path).headers
        let policy = try #require(headers[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'none'"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
        #expect(headers[.xContentTypeOptions] == "nosniff")
        #expect(headers[HTTPField.Name("Referrer-Policy")!] == "same-origin")
        #expect(headers[HTTPField.Name("Permissions-Policy")!] != nil)
        #expect(headers[.contentType]?.contains("charset=utf-8") != false)
    }

    @Test("Nothing personal is kept by a browser or on the way")
    func notCached() async throws {
        var browser = try await TestBrowser.owner
        for url in [
            AccountsPage(), AccountPage(slug: TestSite.ownSlug),
            StatementFile(slug: TestSite.ownSlug, service: "electricity"),
        ] as [any Endpoint] {
            #expect(await browser.get(url).headers[.cacheControl] == "no-store")
        }
    }

    @Test(
        "A host that is not ours is not served",
        arguments: ["evil.example", "kabinet.test:81", "", "kabinet.test.evil.example"])
    func host(host: String) async throws {
        var browser = TestBrowser(try await .shared)
        browser.host = host
        let answer = await browser.get(StartPage())
        #expect(answer.status == 421)
        #expect(answer.headers[.contentSecurityPolicy] != nil)
    }

    @Test("A request that names two hosts is for neither")
    func twoHosts() async throws {
        var browser = TestBrowser(try await .shared)
        let answer = await browser.get(StartPage(), headers: [HTTPField.Name("Host")!: "evil.example"])
        #expect(answer.status == 421)
    }

    @Test(
        "What the site does not have is not found, politely",
        arguments: [
            "/nowhere", "/accounts/", "//", "/accounts/x/y", "/assets/../etc/passwd", "/assets/%2e%2e%2fetc%2fpasswd",
            "/index.html%00.png", "/%zz", "/accounts?from=%ff", "/?lang=ru&lang=kk", "/.git/config",
        ])
    func notFound(path: String) async throws {
        var browser = TestBrowser(try await .shared)
        let answer = await browser.get(path)
        #expect(answer.status == 404)
        #expect(answer.body.contains("Бет табылмады"))
        #expect(answer.body.contains("href=\"/contacts\""))
    }

    @Test(
        "The language is the requested one, else the remembered, else the browser's, else Kazakh",
        arguments: [
            ("/", nil, nil, "kk"), ("/", nil, "ru-RU,ru;q=0.9,en;q=0.8", "ru"), ("/", nil, "en-GB", "en"),
            ("/", nil, "de, fr", "kk"), ("/", nil, "en;q=0.1, ru;q=0.5", "ru"), ("/", nil, "en;q=0, de", "kk"),
            ("/", nil, "ru;q=.5, kk;q=1", "kk"),
            ("/", "ru", "en", "ru"), ("/?lang=en", "ru", "kk", "en"), ("/?lang=xx", "ru", nil, "ru"),
            ("/", "xx", nil, "kk"),
            ("/", nil, ";;;,q=,ru;q=abc", "kk"),
        ] as [(String, String?, String?, String)])
    func language(path: String, cookie: String?, accepted: String?, expected: String) async throws {
        var browser = TestBrowser(try await .shared)
        if let cookie { browser.cookies["language"] = cookie }
        let answer = await browser.get(path, headers: accepted.map { [.acceptLanguage: $0] } ?? [:])
        #expect(answer.body.contains("<html lang=\"\(expected)\">"))
        #expect(answer.headers[HTTPField.Name("Content-Language")!] == expected)
    }

    @Test("The choice of language keeps the page and the period, and is remembered")
    func languageKeepsPage() async throws {
        let site = try await TestSite()
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        let url = StatementPage(
            slug: TestSite.ownSlug, service: "electricity", requested: RequestedPeriod(from: "2019-01", to: "2019-03"))
        let page = await browser.get(url)
        let link = "href=\"\(url.address.replacing("&", with: "&amp;"))&amp;lang=ru\" lang=\"ru\" hreflang=\"ru\""
        #expect(page.body.contains(link))
        #expect(page.body.contains("<span aria-current=\"true\">Қаз</span>"))

        let russian = await browser.get(url.address + "&lang=ru")
        #expect(russian.body.contains("Выписка по услуге"))
        #expect(russian.body.contains("Период 01/2019 – 03/2019"))
        #expect(await browser.get(AccountsPage()).body.contains("<html lang=\"ru\">"))

        // A link changes nothing of the customer's: the next action does.
        for expected in ["kk", "ru"] {
            var elsewhere = TestBrowser(site)
            _ = try await elsewhere.signIn(TestSite.owner)
            #expect(await elsewhere.get(AccountsPage()).body.contains("<html lang=\"\(expected)\">"))
            if expected == "kk" { _ = try await browser.press(SignOut(), on: AccountsPage()) }
        }
    }

    @Test("Static files have their content's hash in their names, are kept for a year, and are compressed")
    func assets() async throws {
        var browser = TestBrowser(try await .shared)
        let page = await browser.get(StartPage()).body
        let path = try #require(page.split(separator: "\"").first { $0.hasPrefix("/assets/site-") })
        let answer = await browser.get(String(path))
        #expect(answer.status == 200)
        #expect(answer.headers[.contentType] == "text/css; charset=utf-8")
        #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(answer.body.utf8.count < 32_000)
        let compressed = await browser.get(String(path), headers: [.acceptEncoding: "gzip, br"])
        #expect(compressed.headers[.contentEncoding] == "gzip")
    }

    @Test("The pages of the first view are under 14 KB in all, compressed")
    func weight() async throws {
        var browser = try await TestBrowser.owner
        let page = await browser.get(AccountPage(slug: TestSite.ownSlug))
        let paths = page.body.split(separator: "\"").filter { $0.hasPrefix("/assets/") }.map(String.init)
        #expect(paths.count == 2)
        var total = 0
        for path in paths + [AccountPage(slug: TestSite.ownSlug).address] {
            let answer = await browser.get(path, headers: [.acceptEncoding: "gzip"])
            total += Int(answer.headers[.contentLength] ?? "") ?? .max / 8
        }
        #expect(total < 14 * 1024)
    }

    @Test("Whoever refuses gzip gets no gzip", arguments: ["gzip;q=0", "br", "identity", ""])
    func noCompression(accepted: String) async throws {
        var browser = TestBrowser(try await .shared)
        #expect(await browser.get(StartPage(), headers: [.acceptEncoding: accepted]).headers[.contentEncoding] == nil)
    }

    @Test("An error page has the request id of the log, and no details")
    func fault() async throws {
        let site = try await TestSite()
        try await TestDatabase.changeTable("DROP TABLE meter", of: site.database)
        var browser = TestBrowser(site)
        _ = try await browser.signIn(TestSite.owner)
        let answer = await browser.get(AccountPage(slug: TestSite.ownSlug))
        #expect(answer.status == 500)
        #expect(answer.body.contains("Сұрау нөмірі: "))
        #expect(!answer.body.contains("meter"))
        #expect(!answer.body.contains("SQL"))
    }

    @Test("Ready while the database answers")
    func health() async throws {
        var browser = TestBrowser(try await .shared)
        #expect(await browser.get(LiveProbe()).body == "live\n")
        #expect(await browser.get(ReadyProbe()).body == "ready\n")
    }
}
