import Domain
import HTTPTypes
import HummingbirdCore
import Markup
import Store
import Web
import Words

/// A page for everybody, in three steps: `read` asks the database, on one snapshot; `work` makes facts of the records, by the
/// rules of the domain, after the connection has been given back; `show` puts the facts into words.
protocol Page: Endpoint {
    associatedtype Records: Sendable
    associatedtype Facts
    func read(_ visitor: Visitor) throws -> Records
    func work(_ records: Records) throws -> Facts
    func show(_ facts: Facts, _ setting: Setting) throws -> Answer
}

/// A page for a customer who has signed in.
protocol CustomerPage: Endpoint {
    associatedtype Records: Sendable
    associatedtype Facts
    func read(_ customer: Customer) throws -> Records
    func work(_ records: Records) throws -> Facts
    func show(_ facts: Facts, _ setting: Setting) -> Answer
}

extension Page {
    static var method: Method { .read }
    static var audience: Audience { .everybody }

    func work(_ records: Records) -> Records { records }

    func answer(_ visit: Visit, _ request: Request, _ portal: Portal) async throws -> Response {
        try await portal.show(self, visit)
    }
}

extension CustomerPage {
    static var method: Method { .read }
    static var audience: Audience { .customers }

    func work(_ records: Records) -> Records { records }

    func answer(_ visit: Visit, _ request: Request, _ portal: Portal) async throws -> Response {
        try await portal.show(self, visit)
    }
}

/// What a view needs beside its facts. A class, since every view passes it on.
final class Setting: Sendable {
    let visit: Visit
    let texts: Texts
    let formToken: FormToken
    let publicAddress: PublicAddress
    let paymentLink: PaymentLink?

    init(
        visit: Visit, texts: Texts, formToken: FormToken, publicAddress: PublicAddress, paymentLink: PaymentLink?
    ) {
        (self.visit, self.texts, self.formToken) = (visit, texts, formToken)
        (self.publicAddress, self.paymentLink) = (publicAddress, paymentLink)
    }

    var language: Language { visit.language }

    /// Puts bills into words.
    var wording: BillWording { BillWording(texts, paymentLink: paymentLink) }
}

enum Answer {
    /// In the frame that every page has.
    case framed(Content)
    /// By itself, as it will be printed.
    case bare(Content)
    case file(name: String, type: String, bytes: [UInt8])
    /// A file that takes a core for milliseconds: made on threads of its own, whose queue has an end.
    case drawn(name: String, type: String, draw: @Sendable () throws -> [UInt8])
    /// For programs, and the same for everybody.
    case json([UInt8])
}

struct Content {
    /// The page's heading.
    let title: String
    /// What the browser's tab says: the heading, or that something is wrong.
    let documentTitle: String
    var status: HTTPResponse.Status
    var retryAfter: Int64?
    /// Needs the width of the information area too, which then follows below: a wide table.
    var isWide = false
    /// Has the button that prints it, which a script shows.
    var hasPrintButton = false
    /// Has a form that also a visitor without a session may send.
    var hasForm = false
    let write: (inout HTML) -> Void

    init(
        title: String, documentTitle: String? = nil, status: HTTPResponse.Status = .ok,
        write: @escaping (inout HTML) -> Void
    ) {
        (self.title, self.documentTitle) = (title, documentTitle ?? title)
        (self.status, self.write) = (status, write)
    }
}

extension Content {
    /// A page with a form: when something is wrong with it, that stands on top.
    ///
    /// - Parameter problems: the fields' ids, and what is wrong with each.
    init(
        title: String, problems: [(field: String, message: String)], texts: Texts,
        write: @escaping (inout HTML) -> Void
    ) {
        guard !problems.isEmpty else {
            self.init(title: title, write: write)
            return
        }
        self.init(
            title: title, documentTitle: texts.frame.titleError(title), status: .unprocessableContent
        ) { html in
            ErrorSummary(problems, texts: texts.errors).write(to: &html)
            write(&html)
        }
    }
}

enum PageError: Error {
    case notFound
    case notAllowed(allow: String)
    case expired
}
