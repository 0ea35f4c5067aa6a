import CPangoCairo

/// Takes a file's bytes from cairo, which hands them over in crumbs, and passes them on in larger pieces.
final class Output {
    private var write: ((UnsafeRawBufferPointer) throws -> Void)?
    private var pending: [UInt8] = []
    private(set) var length = 0
    private(set) var error: (any Error)?
    /// The file's end, from when it begins to be written.
    private(set) var tail = FileTail()
    private var isAtTail = false

    private static let pieceSize = 1 << 16

    init(_ write: @escaping (UnsafeRawBufferPointer) throws -> Void) {
        self.write = write
        pending.reserveCapacity(Output.pieceSize)
    }

    /// From here on the tail is kept.
    func beginTail() {
        isAtTail = true
    }

    /// False when the bytes could not be written: `error` tells why.
    func take(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard error == nil else { return false }
        length += bytes.count
        pending.append(contentsOf: bytes)
        if isAtTail { tail.append(bytes) }
        if pending.count >= Output.pieceSize {
            do { try flush() } catch { self.error = error }
        }
        return error == nil
    }

    func flush() throws {
        try pending.withUnsafeBytes { try write?($0) }
        pending.removeAll(keepingCapacity: true)
    }

    /// What still comes goes nowhere.
    func close() {
        write = nil
    }
}

/// For cairo, which calls it with an Output.
func writeToOutput(
    _ output: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<UInt8>?, _ count: UInt32
) -> cairo_status_t {
    guard let output else { return CAIRO_STATUS_WRITE_ERROR }
    let isWritten = Unmanaged<Output>.fromOpaque(output).takeUnretainedValue()
        .take(UnsafeBufferPointer(start: bytes, count: Int(count)))
    return isWritten ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR
}
