import Foundation
import HTTPTypes
import HummingbirdCore
import NIOCore
import Store
import Synchronization
import Testing
import Web

@testable import Portal

/// A visitor with a browser: keeps cookies, sends forms, follows no redirects.
struct TestBrowser {
    let site: TestSite
    var host = "kabinet.test"
    /// A separate one for each browser: sign-ins from one address delay each other.
    var address: String
    var cookies: [String: String] = [:]
    /// The header User-Agent.
    var agent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"

    struct Answer {
        let status: Int
        let headers: HTTPFields
        let bytes: [UInt8]
        var body: String { String(decoding: bytes, as: UTF8.self) }

        init(_ response: Response) async {
            let written = Written()
            try? await response.body.write(written)
            (status, headers) = (response.status.code, response.headers)
            bytes = Array(written.buffer.withLock { $0 }.readableBytesView)
        }

        var location: String? { headers[.location] }

        /// The form token of the page's sign-in form, or of its sign-out button.
        func formToken() throws -> String {
            let parts = body.components(separatedBy: "name=\"form_token\" value=\"")
            guard parts.count > 1, let token = parts[1].split(separator: "\"").first else {
                throw TestSiteError.noToken
            }
            return String(token)
        }

        /// The hidden fields of the page's first form in its main part.
        func hiddenFields() throws -> [String: String] {
            let main = body.components(separatedBy: "<main")
            let form = (main.last ?? body).components(separatedBy: "</form>")[0]
            let fields = form.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)"/)
            return Dictionary(fields.map { (String($0.1), String($0.2)) }) { $1 }
        }
    }

    private static let count = Mutex(0)

    init(_ site: TestSite) {
        self.site = site
        let number = TestBrowser.count.withLock { count in
            count += 1
            return count
        }
        address = "10.0.\(number / 250).\(number % 250)"
    }

    /// A browser in which a customer has signed in, without the form and without what it writes.
    init(_ site: TestSite, as email: String) async throws {
        self.init(site)
        let (token, now) = (Token(), site.clock.now)
        try await site.database.write { connection in
            let authentication = Authentication(connection)
            let customer = try #require(try authentication.credentials(email: email)).customer
            try authentication.beginSession(token.digest, of: customer, device: "", now: now)
        }
        cookies["session"] = token.text
    }

    /// A browser in which the owner has signed in to the shared site. They all have one session.
    static var owner: TestBrowser {
        get async throws { try await signedIn.value }
    }

    private static let signedIn = Task {
        var browser = TestBrowser(try await .shared)
        // Set explicitly, since other tests change the language in the customer's profile.
        browser.cookies["language"] = "kk"
        _ = try await browser.signIn(TestSite.owner)
        return browser
    }

    mutating func get(_ page: some Endpoint, headers: HTTPFields = [:]) async -> Answer {
        await send(.get, page.address, headers: headers)
    }

    mutating func get(_ path: String, headers: HTTPFields = [:]) async -> Answer {
        await send(.get, path, headers: headers)
    }

    mutating func post(_ path: String, _ fields: [String: String], headers: HTTPFields = [:]) async -> Answer {
        var components = URLComponents()
        components.queryItems = fields.map { URLQueryItem(name: $0, value: $1) }
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return await send(
            .post, path, headers: headers, body: components.percentEncodedQuery?.replacing("+", with: "%2B") ?? "")
    }

    /// Sends a form with the token of the page that shows it: at its own address, unless `page` is another one. A token
    /// among the fields replaces it.
    mutating func submit(
        _ fields: [String: String], to address: String, shownOn page: String? = nil
    ) async throws -> Answer {
        let shown = await get(page ?? address)
        return await post(address, ["form_token": try shown.formToken()].merging(fields) { $1 })
    }

    /// Sends a form with files as a browser does, with the token of the page that shows it.
    mutating func submit(
        _ fields: [String: String], files: [(name: String, content: [UInt8])], to address: String,
        shownOn page: String? = nil
    ) async throws -> Answer {
        let shown = await get(page ?? address)
        let fields = try shown.hiddenFields().merging(fields) { $1 }
        return await post(address, fields, files: files)
    }

    mutating func post(
        _ path: String, _ fields: [String: String], files: [(name: String, content: [UInt8])]
    ) async -> Answer {
        let boundary = "----TestBrowser4711"
        var body: [UInt8] = []
        func part(_ head: String, _ content: [UInt8]) {
            body += Array("--\(boundary)\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8) + content + [13, 10]
        }
        for (name, value) in fields { part("name=\"\(name)\"", Array(value.utf8)) }
        for (name, content) in files {
            let name = name.replacing("\"", with: "%22").replacing("\r\n", with: "%0D%0A")
            let head = "name=\"files\"; filename=\"\(name)\""
            part(head + "\r\nContent-Type: image/jpeg", content)
        }
        body += Array("--\(boundary)--\r\n".utf8)
        let headers: HTTPFields = [
            .contentType: "multipart/form-data; boundary=\(boundary)", .contentLength: String(body.count),
        ]
        return await send(.post, path, headers: headers, body: ByteBuffer(bytes: body))
    }

    mutating func send(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: String = ""
    ) async -> Answer {
        await send(method, path, headers: headers, body: ByteBuffer(string: body))
    }

    mutating func send(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields, body: ByteBuffer
    ) async -> Answer {
        let request = request(method, path, headers: headers, body: body)
        let response = await site.portal.respond(to: request, peer: address)
        keep(response.headers[values: .setCookie])
        return await Answer(response)
    }

    /// The response of `action` to a form with these fields, even if the site's table does not have it.
    func answer(_ body: String, by action: some Action) async -> Answer {
        let headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        let request = request(.post, action.address, headers: headers, body: ByteBuffer(string: body))
        let visit = site.portal.read(request, peer: address)
        do {
            return await Answer(try await action.answer(visit, request, site.portal))
        } catch {
            return await Answer(await site.portal.errorPage(for: error, visit))
        }
    }

    private func request(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields, body: ByteBuffer
    ) -> Request {
        var fields = headers
        fields[.userAgent] = agent
        if !cookies.isEmpty {
            fields[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: "; ")
        }
        let head = HTTPRequest(method: method, scheme: "http", authority: host, path: path, headerFields: fields)
        return Request(head: head, body: RequestBody(buffer: body))
    }

    /// Signs in by the form, as a person does.
    mutating func signIn(_ email: String, _ password: String = TestSite.password, next: String? = nil) async throws
        -> Answer
    {
        let page = await get(SignInPage(next: next))
        return await post(
            SignInPage(next: next).address,
            ["email": email, "password": password, "form_token": try page.formToken()])
    }

    private mutating func keep(_ setCookies: [String]) {
        for header in setCookies {
            let pair = header.split(separator: ";")[0].split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(pair[0])] = header.contains("Max-Age=0") ? nil : String(pair[1])
        }
    }

}
