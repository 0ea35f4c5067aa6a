import Domain
import HTTPTypes
import HummingbirdCore
import Logging
import Markup
import NIOCore
import Store
import Web

extension Portal {
    /// A page: one read for all that it and its frame need, then the rest, outside the database.
    func show<P: Page>(_ page: P, _ visit: Visit, _ request: Request) async throws -> Response {
        let (records, frame) = try await access.read(visit) { visitor in
            (try page.read(visitor), FrameFacts(visitor))
        }
        let setting = setting(visit)
        return render(try page.show(page.work(records), setting), frame, setting, request)
    }

    func show<P: CustomerPage>(_ page: P, _ visit: Visit, _ request: Request) async throws -> Response {
        let (records, frame) = try await access.read(visit) { visitor in
            (try page.read(Customer(visitor)), FrameFacts(visitor))
        }
        let setting = setting(visit)
        return render(page.show(try page.work(records), setting), frame, setting, request)
    }

    func setting(_ visit: Visit) -> Setting {
        Setting(
            visit: visit, texts: texts[visit.language], formToken: FormToken(for: visit.formOwner, key: keys.forms),
            paymentLink: settings.paymentLink)
    }

    func render(_ answer: Answer, _ frame: FrameFacts, _ setting: Setting, _ request: Request) -> Response {
        switch answer {
        case .framed(let content):
            let view = FrameView(facts: frame, setting: setting, assets: assets, demoDay: settings.demoDay)
            return html(view.document(content), content, setting.visit, request)
        case .bare(let content):
            let view = BareView(setting: setting, assets: assets, demoDay: settings.demoDay)
            return html(view.document(content), content, setting.visit, request)
        case .file(let name, let type, let bytes):
            let headers: HTTPFields = [
                .contentType: type,
                .contentDisposition: "attachment; filename=\"\(name)\"",
                .cacheControl: "no-store",
            ]
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        case .json(let bytes):
            let headers: HTTPFields = [
                .contentType: "application/json",
                .cacheControl: "public, max-age=300",
                .vary: "Accept-Encoding",
            ]
            return compressed(bytes, .ok, headers, request)
        }
    }

    func redirect(to url: PortalURL, setting cookies: [HTTPField] = []) -> Response {
        var headers: HTTPFields = [.location: url.address, .cacheControl: "no-store"]
        for cookie in cookies { headers.append(cookie) }
        return Response(status: .seeOther, headers: headers)
    }

    private func html(_ document: [UInt8], _ content: Content, _ visit: Visit, _ request: Request) -> Response {
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8",
            .contentLanguage: visit.language.rawValue,
            .cacheControl: "no-store",
            .vary: "Accept-Encoding, Accept-Language, Cookie",
        ]
        if let seconds = content.retryAfter { headers[.retryAfter] = String(seconds) }
        if let cookie = visit.newFormCookie, visit.url?.route == .signIn {
            headers.append(setCookie(.form, cookie))
        }
        if let language = visit.languageChosen {
            headers.append(setCookie(.language, language.rawValue, maxAge: yearOfSeconds))
        }
        return compressed(document, content.status, headers, request)
    }

    /// Compressed if the visitor takes that.
    private func compressed(
        _ document: [UInt8], _ status: HTTPResponse.Status, _ headers: HTTPFields, _ request: Request
    ) -> Response {
        var (bytes, headers) = (document, headers)
        if acceptsGzip(request.headers), let compressed = compressor.gzip(bytes) {
            bytes = compressed
            headers[.contentEncoding] = "gzip"
        }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension HTTPField.Name {
    static let contentLanguage = HTTPField.Name("Content-Language")!
    static let retryAfter = HTTPField.Name("Retry-After")!
}
