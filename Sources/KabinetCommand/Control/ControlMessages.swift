import Domain
import Exchange
import FoundationEssentials
import NIOCore
import Operations
import Portal
import Words

/// The requests to a running portal through its control socket, and its replies: JSON, a line each.
enum ControlSocket {
    static func path(directory: String) -> String { directory + "/control.sock" }
}

enum ControlRequest: Codable, Sendable {
    /// With an identifier by which it can be stopped.
    case batch(BatchRequest, UUID)
    /// Stop work on batches; whoever asked for it gets its reply. The count tells whether there is one.
    case stop(UUID)
    case customers(CustomerOperation)
    case feedback(FeedbackOperation)
    /// Delete what is past its term.
    case retention
    case electronicBills(ElectronicBillOperation)
    /// Send a letter at once; nil for all failed ones.
    case retryLetters(Int64?)
    case notices(NoticeOperation)
    case readings(ReadingOperation)
    /// Replace a key; the count is one.
    case rotateKey(RotatableKey)
}

enum BatchRequest: Codable, Sendable {
    case importing(ImportRequest)
    /// Undo the latest batch.
    case undo

    /// - Parameter errors: the warnings for which a batch is refused, besides those of the request.
    func work(errors: Set<WarningRule> = [], now: Timestamp) -> any BatchWork {
        switch self {
        case .importing(let request):
            BatchImport(
                path: request.path, isDryRun: request.isDryRun, errors: request.errors.union(errors),
                allowed: request.allowed, now: now, letters: installedLetters)
        case .undo: BatchUndo(now: now)
        }
    }
}

/// A request, and the language of who waits for the reply.
struct AskedRequest: Codable, Sendable {
    let language: Language
    let request: ControlRequest
}

struct ImportRequest: Codable, Sendable {
    /// Absolute: the portal may run in another directory.
    let path: String
    let isDryRun: Bool
    /// The warnings for which it is refused, besides those of the portal's own settings.
    let errors: Set<WarningRule>
    let allowed: Set<WarningRule>

    init(path: String, isDryRun: Bool, errors: Set<WarningRule> = [], allowed: Set<WarningRule> = []) {
        (self.errors, self.allowed) = (errors, allowed)
        self.path = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        self.isDryRun = isDryRun
    }
}

enum ControlReply: Codable, Sendable {
    case customers(CustomerOperation.Outcome)
    case feedback(FeedbackOperation.Outcome)
    case retention([RetentionCount])
    case electronicBills(ElectronicBillOperation.Outcome)
    case count(Int)
    case notices(NoticeOperation.Outcome)
    case readings(ReadingOperation.Outcome)
    case progress(Progress)
    case outcome(Outcome)
    /// The import was stopped; nothing was changed.
    case interrupted
    /// The batch cannot be read.
    case unreadable(String)
    /// The request failed; nothing was changed.
    case failed(String)
}

extension ControlReply {
    var customers: CustomerOperation.Outcome? { if case .customers(let outcome) = self { outcome } else { nil } }
    var feedback: FeedbackOperation.Outcome? { if case .feedback(let outcome) = self { outcome } else { nil } }
    var retention: [RetentionCount]? { if case .retention(let counts) = self { counts } else { nil } }
    var count: Int? { if case .count(let count) = self { count } else { nil } }
    var readings: ReadingOperation.Outcome? { if case .readings(let outcome) = self { outcome } else { nil } }
    var notices: NoticeOperation.Outcome? { if case .notices(let outcome) = self { outcome } else { nil } }

    var electronicBills: ElectronicBillOperation.Outcome? {
        if case .electronicBills(let outcome) = self { outcome } else { nil }
    }
}

/// A message as a line: JSON has no line ends of its own.
func line(_ message: some Encodable) throws -> ByteBuffer {
    var line = ByteBuffer(bytes: try JSONEncoder().encode(message))
    line.writeInteger(UInt8(ascii: "\n"))
    return line
}

/// Splits the received bytes into lines, and decodes each as a message.
struct MessageReader<Message: Decodable> {
    private var arrived = ByteBuffer()
    /// In bytes: more than a report of a thousand problems.
    private let limit = 16 << 20

    mutating func append(_ bytes: ByteBuffer) throws {
        var bytes = bytes
        arrived.writeBuffer(&bytes)
        guard arrived.readableBytes <= limit else { throw ControlError.tooLong }
    }

    mutating func next() throws -> Message? {
        guard
            let length = arrived.readableBytesView.firstIndex(of: UInt8(ascii: "\n")).map({ $0 - arrived.readerIndex }),
            let line = arrived.readBytes(length: length)
        else { return nil }
        arrived.moveReaderIndex(forwardBy: 1)
        arrived.discardReadBytes()
        return try JSONDecoder().decode(Message.self, from: Data(line))
    }
}

enum ControlError: Error, CustomStringConvertible {
    case tooLong
    case hungUp
    case unusable(path: String, why: String)

    var description: String {
        let words = Speech.texts.common
        return switch self {
        case .tooLong: words.tooLong
        case .hungUp: words.hungUp
        case .unusable(let path, let why): words.unusableSocket((path: path, why: why))
        }
    }
}
