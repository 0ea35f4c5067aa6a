import CPangoCairo

/// Buffers a file's bytes, which cairo writes in small pieces, and passes them on in larger ones.
final class Output {
    private var write: ((UnsafeRawBufferPointer) throws -> Void)?
    private var pending: [UInt8] = []
    private var passedOn = 0
    private(set) var error: (any Error)?
    /// The end of the file.
    private(set) var tail = FileTail()
    private var isAtTail = false

    private static let pieceSize = 1 << 16

    init(_ write: @escaping (UnsafeRawBufferPointer) throws -> Void) {
        self.write = write
        pending.reserveCapacity(Output.pieceSize)
    }

    var length: Int { passedOn + pending.count }

    /// From here on the tail is kept.
    ///
    /// - Parameter isKept: whether all of it is, with the structure for screen readers.
    func beginTail(isKept: Bool) {
        flush()
        tail.isWhole = isKept
        isAtTail = true
    }

    /// False if the bytes could not be written: the reason is in `error`.
    func take(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        pending.append(contentsOf: bytes)
        return pending.count < Output.pieceSize || flush()
    }

    @discardableResult
    func flush() -> Bool {
        if isAtTail { tail.append(pending) }
        passedOn += pending.count
        do {
            if error == nil { try pending.withUnsafeBytes { try write?($0) } }
        } catch {
            self.error = error
        }
        pending.removeAll(keepingCapacity: true)
        return error == nil
    }

    /// Discards all further bytes.
    func close() {
        write = nil
    }
}

/// cairo's callback; its closure is an Output.
func writeToOutput(
    _ output: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<UInt8>?, _ count: UInt32
) -> cairo_status_t {
    guard let output else { return CAIRO_STATUS_WRITE_ERROR }
    let isWritten = Unmanaged<Output>.fromOpaque(output).takeUnretainedValue()
        .take(UnsafeBufferPointer(start: bytes, count: Int(count)))
    return isWritten ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR
}
