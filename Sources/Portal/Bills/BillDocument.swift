import Documents
import Domain
import HummingbirdCore
import NIOPosix
import Store
import Web

/// F11, F12 as a PDF.
struct BillDocument: Sendable {
    let slug: AccountSlug
    let month: String
}

extension Portal {
    /// Drawing takes milliseconds of a core: it waits in line, off the threads that answer requests.
    func show(_ document: BillDocument, _ visit: Visit, _ request: Request) async throws -> Response {
        let (own, frame) = try await access.read(visit) { visitor in
            (try OwnBill(Customer(visitor), document.slug, month: document.month), FrameFacts(visitor))
        }
        let setting = setting(visit)
        guard let facts = own.facts else {
            return render(noBill(document.slug, setting), frame, setting, request)
        }
        let sheet = setting.wording.sheet(facts) { service in
            let page = PortalURL.charge(document.slug, month: document.month, service: service.code)
            return settings.publicAddress.text + page.address
        }
        let bytes = try await drawing.run { try ThreadsPress.current.pdf(of: sheet) }
        let name = "\(facts.account.number.fileName)-\(facts.record.bill.month.iso).pdf"
        return render(.file(name: name, type: "application/pdf", bytes: bytes), frame, setting, request)
    }
}

/// The press of the thread that asks: fonts and shaped words are kept by it, and by no other.
private enum ThreadsPress {
    // Sendable itself is not asked of a press: each thread sees its own value only.
    nonisolated(unsafe) private static let presses = ThreadSpecificVariable<BillPress>()

    static var current: BillPress {
        get throws {
            if let press = presses.currentValue { return press }
            let press = try BillPress()
            presses.currentValue = press
            return press
        }
    }
}
