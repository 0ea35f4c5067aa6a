import Domain
import HTTPTypes
import HummingbirdCore
import Markup
import NIOCore
import Store
import Web
import Words

extension Portal {
    /// Answers with a page: one read for the page and its frame, then the rest, outside the database.
    func show<P: Page>(_ page: P, _ visit: Visit) async throws -> Response {
        let (records, frame) = try await access.read(visit) { visitor in
            (try page.read(visitor), try FrameFacts(visitor))
        }
        let context = ViewContext(visit, self, frame)
        return try await render(page.show(page.work(records), context), frame, context)
    }

    func show<P: KeyedPage>(_ page: P, _ visit: Visit) async throws -> Response {
        let keys = self.keys
        let (records, frame) = try await access.read(visit) { visitor in
            (try page.read(visitor, keys), try FrameFacts(visitor))
        }
        let context = ViewContext(visit, self, frame)
        var response = try await render(page.show(records, context), frame, context)
        response.headers[HTTPField.Name("X-Robots-Tag")!] = "noindex"
        return response
    }

    func show<P: CustomerPage>(_ page: P, _ visit: Visit) async throws -> Response {
        let (records, frame) = try await access.read(visit) { visitor in
            (try page.read(Customer(visitor)), try FrameFacts(visitor))
        }
        let context = ViewContext(visit, self, frame)
        return try await render(page.show(page.work(records), context), frame, context)
    }

    private func render(_ answer: PageResult, _ frame: FrameFacts, _ context: ViewContext) async throws -> Response {
        switch answer {
        case .framed(let content):
            return framed(content, frame, context)
        case .bare(let content):
            let view = BareView(context: context, assets: assets, demoDay: settings.demoDay)
            return html(view.document(content), content, context.visit)
        case .file(let name, let type, let bytes):
            return file(name, type, bytes)
        case .drawn(let name, let type, let draw):
            let owner = frame.customer.map { "customer \($0.id.number)" } ?? context.visit.origin.networks.last
            return file(name, type, try await drawing.run(for: owner ?? "", draw))
        case .json(let bytes):
            let headers: HTTPFields = [
                .contentType: "application/json",
                .cacheControl: "public, max-age=300",
                .vary: "Accept-Encoding",
            ]
            return compressed(bytes, .ok, headers, context.visit)
        }
    }

    func framed(_ content: Content, _ frame: FrameFacts, _ context: ViewContext) -> Response {
        let view = FrameView(facts: frame, context: context, assets: assets, demoDay: settings.demoDay)
        return html(view.document(content), content, context.visit)
    }

    func redirect(to page: any Endpoint, _ others: HTTPFields = [:]) -> Response {
        var headers: HTTPFields = [.location: page.address, .cacheControl: "no-store"]
        headers.append(contentsOf: others)
        return Response(status: .seeOther, headers: headers)
    }

    private func file(_ name: String, _ type: String, _ bytes: [UInt8]) -> Response {
        let headers: HTTPFields = [
            .contentType: type,
            .contentDisposition: "attachment; filename=\"\(name)\"",
            .cacheControl: "no-store",
        ]
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private func html(_ document: [UInt8], _ content: Content, _ visit: Visit) -> Response {
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8",
            .contentLanguage: visit.language.rawValue,
            .cacheControl: "no-store",
            .vary: "Accept-Encoding, Accept-Language, Cookie",
        ]
        if let seconds = content.retryAfter { headers[.retryAfter] = String(seconds) }
        if let cookie = visit.newFormCookie, content.hasForm {
            headers.append(visit.cookies.setting(.form, cookie))
        }
        if let language = visit.languageChosen {
            headers.append(visit.cookies.setting(.language, language.rawValue, maxAge: yearOfSeconds))
        }
        return compressed(document, content.status, headers, visit)
    }

    /// Compressed if the browser accepts it.
    private func compressed(
        _ document: [UInt8], _ status: HTTPResponse.Status, _ headers: HTTPFields, _ visit: Visit
    ) -> Response {
        var (bytes, headers) = (document, headers)
        if visit.acceptsGzip, let compressed = compressor.gzip(bytes) {
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
