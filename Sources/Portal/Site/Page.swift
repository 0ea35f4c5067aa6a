import Domain
import HTTPTypes
import Markup
import Store
import Web

/// A page for everybody, in three steps: `read` asks the database, on one snapshot; `work` makes facts of the records, by the
/// rules of the domain, after the connection has been given back; `show` puts the facts into words.
protocol Page: Sendable {
    associatedtype Records: Sendable
    associatedtype Facts
    func read(_ visitor: Visitor) throws -> Records
    func work(_ records: Records) throws -> Facts
    func show(_ facts: Facts, _ setting: Setting) throws -> Answer
}

/// A page for a customer who has signed in.
protocol CustomerPage: Sendable {
    associatedtype Records: Sendable
    associatedtype Facts
    func read(_ customer: Customer) throws -> Records
    func work(_ records: Records) throws -> Facts
    func show(_ facts: Facts, _ setting: Setting) -> Answer
}

extension Page {
    func work(_ records: Records) -> Records { records }
}

extension CustomerPage {
    func work(_ records: Records) -> Records { records }
}

/// What a view needs beside its facts. A class, since every view passes it on.
final class Setting: Sendable {
    let visit: Visit
    let texts: Texts
    let formToken: FormToken
    let paymentLink: PaymentLink?

    init(visit: Visit, texts: Texts, formToken: FormToken, paymentLink: PaymentLink?) {
        (self.visit, self.texts) = (visit, texts)
        (self.formToken, self.paymentLink) = (formToken, paymentLink)
    }

    var language: Language { visit.language }

    /// Puts bills into words.
    var wording: BillWording { BillWording(texts: texts.sheet, language: language, paymentLink: paymentLink) }
}

enum Answer {
    /// In the frame that every page has.
    case framed(Content)
    /// By itself, as it will be printed.
    case bare(Content)
    case file(name: String, type: String, bytes: [UInt8])
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
