import Domain
import HTTPTypes
import HummingbirdCore
import Markup
import Store
import Web
import Words

/// A page for everyone, in three steps: `read` queries the database, on one snapshot; `work` makes facts of the
/// records, by the rules of the domain, after the connection was returned; `show` renders the facts.
protocol Page: Endpoint {
    associatedtype Records: Sendable
    associatedtype Facts
    func read(_ visitor: Visitor) throws -> Records
    func work(_ records: Records) throws -> Facts
    func show(_ facts: Facts, _ context: ViewContext) throws -> PageResult
}

/// A page for whoever has a link of ours: the keys tell whether it is genuine.
protocol KeyedPage: Endpoint {
    associatedtype Records: Sendable
    func read(_ visitor: Visitor, _ keys: Keys) throws -> Records
    func show(_ records: Records, _ context: ViewContext) -> PageResult
}

/// A page for a customer who has signed in.
protocol CustomerPage: Endpoint {
    associatedtype Records: Sendable
    associatedtype Facts
    func read(_ customer: Customer) throws -> Records
    func work(_ records: Records) throws -> Facts
    func show(_ facts: Facts, _ context: ViewContext) -> PageResult
}

extension Page {
    static var method: Method { .read }
    static var audience: Audience { .everybody }

    func work(_ records: Records) -> Records { records }

    func answer(_ visit: Visit, _ request: Request, _ portal: Portal) async throws -> Response {
        try await portal.show(self, visit)
    }
}

extension KeyedPage {
    static var method: Method { .read }
    static var audience: Audience { .everybody }

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

/// What a view needs in addition to its facts. A class, since every view passes it on.
final class ViewContext: Sendable {
    let visit: Visit
    let texts: Texts
    let formToken: FormToken
    private let portal: Portal
    /// Of the page's catalogue; nil before the first.
    private let batch: Int64?

    init(_ visit: Visit, _ portal: Portal, _ frame: FrameFacts) {
        (self.visit, self.portal, texts) = (visit, portal, portal.texts[visit.language])
        formToken = FormToken(for: visit.formOwner, of: frame.customer?.id.bytes ?? [], key: portal.keys.forms)
        batch = frame.catalogue?.batch
    }

    /// A moment with its local time: "2019 ж. 16 қазан, 12:05".
    func moment(_ moment: Timestamp) -> String { portal.clock.localTime(moment).inWords(language) }

    /// Where the readings of a bill's account are given without signing in; nil if the bill has no such link.
    func readingLink(_ facts: BillFacts) -> String? { portal.readingLink(facts) }

    /// With the zone of that time: "UTC+5".
    func zone(_ moment: Timestamp) -> String { portal.clock.localTime(moment).zone(of: moment) }

    /// The day of a moment: "16.10.2019".
    func day(_ moment: Timestamp) -> String { portal.clock.localTime(moment).day.numeric }

    /// A part of the frame that is the same for all visitors, written only if it was not yet.
    func shared(_ part: SharedMarkup.Part, write: (inout HTML) -> Void) -> Fragment {
        portal.shared.fragment(part, language, batch: batch, write: write)
    }

    var language: Language { visit.language }
    var settings: PortalSettings { portal.settings }
    var publicAddress: PublicAddress { settings.publicAddress }

    /// Renders bills as text.
    var wording: BillWording { BillWording(texts, paymentLink: settings.paymentLink) }

    /// Renders bills for paper.
    var paper: PaperWording { portal.paper(language) }
}

extension Portal {
    func readingLink(_ facts: BillFacts) -> String? { keys.readingLinks.address(on: facts, at: settings.publicAddress) }

    /// Renders bills for paper, for a reader of the language.
    func paper(_ language: Language) -> PaperWording {
        PaperWording(
            settings.pdfLanguages ?? PaperLanguages(language), { texts[$0] }, paymentLink: settings.paymentLink)
    }
}

enum PageResult {
    /// In the frame that every page has.
    case framed(Content)
    /// Without the frame, as it will be printed.
    case bare(Content)
    case file(name: String, type: String, bytes: [UInt8])
    /// A file that takes a core for milliseconds: made on separate threads with a bounded queue.
    case drawn(name: String, type: String, draw: @Sendable () throws -> [UInt8])
    /// For programs, and the same for everyone.
    case json([UInt8])
}

struct Content {
    /// The page's heading.
    let title: String
    /// The title of the browser's tab: the heading, or an error.
    private(set) var documentTitle: String
    var status: HTTPResponse.Status
    var retryAfter: Int64?
    /// For a wide table: the information area moves below it.
    var isWide = false
    /// Has a print button, which a script shows.
    var hasPrintButton = false
    /// Has a password field, which a script can show.
    var hasPasswordField = false
    /// Has a field for a day, beside which a script puts a calendar.
    var hasDayField = false
    /// Has a form that visitors without a session may send.
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
    /// With the name of what it is about in the title of the browser's tab: so two accounts' pages differ.
    func about(_ name: String) -> Content {
        var content = self
        content.documentTitle += ": " + name
        return content
    }

    /// The form was sent too often.
    ///
    /// - Parameter seconds: until it may be sent again; nil if it may be sent now.
    mutating func wait(_ seconds: Int64?) {
        if let seconds { (status, retryAfter) = (.tooManyRequests, seconds) }
    }

    /// A page with a form: its errors are at the top.
    ///
    /// - Parameter problems: the fields' ids, each with its error message.
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
