import Exchange
import FoundationEssentials
import NIOCore
import Operations

/// What is asked of a running portal through its control socket, and what it answers: JSON, a line each.
enum ControlSocket {
    static func path(directory: String) -> String { directory + "/control.sock" }
}

enum ControlRequest: Codable, Sendable {
    case importBatch(ImportRequest)
    /// With the hash of their password.
    case addCustomers([NewCustomer], password: String)
}

struct ImportRequest: Codable, Sendable {
    /// Absolute: the portal may run in another directory.
    let path: String
    let isDryRun: Bool

    init(path: String, isDryRun: Bool) {
        self.path = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        self.isDryRun = isDryRun
    }
}

enum ControlReply: Codable, Sendable {
    /// What became of each.
    case customers([NewCustomer.Ending])
    case progress(Progress)
    case outcome(Outcome)
    /// The batch can't be read.
    case unreadable(String)
    /// It was not done, and nothing has changed.
    case failed(String)
}

/// A message as a line: JSON has no line ends of its own.
func line(_ message: some Encodable) throws -> ByteBuffer {
    var line = ByteBuffer(bytes: try JSONEncoder().encode(message))
    line.writeInteger(UInt8(ascii: "\n"))
    return line
}

/// Cuts what arrives into lines, and reads each as a message.
struct MessageReader<Message: Decodable> {
    private var arrived = ByteBuffer()
    /// A report of a thousand problems, with room to spare.
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
        switch self {
        case .tooLong: "a message on the control socket is too long"
        case .hungUp: "the portal broke off; nothing has changed"
        case .unusable(let path, let why): "the control socket \(path) can't be used: \(why)"
        }
    }
}
