import Store

/// The parameters of a statement in the wire format: numbers as text, since the server knows their width; texts and
/// bytes unchanged.
struct Parameters {
    private var bytes: [UInt8] = []
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ values: [any Bindable] = []) {
        for (index, value) in values.enumerated() {
            switch value.stored {
            case .null: setNull(index)
            case .int(let number): set(index, int: number)
            case .text(var text): text.withUTF8 { set(index, bytes: UnsafeRawBufferPointer($0)) }
            case .bytes(let bytes): bytes.withUnsafeBytes { set(index, bytes: $0) }
            }
        }
    }

    mutating func setNull(_ index: Int) {
        place(index, start: nil, length: 0, format: binary)
    }

    mutating func set(_ index: Int, int: Int64) {
        let start = bytes.count
        var rest = int.magnitude
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        if int < 0 { bytes.append(UInt8(ascii: "-")) }
        bytes[start...].reverse()
        place(index, start: start, length: bytes.count - start, format: digits)
        bytes.append(0)
    }

    mutating func set(_ index: Int, bytes added: UnsafeRawBufferPointer) {
        let start = bytes.count
        bytes.append(contentsOf: added)
        place(index, start: start, length: added.count, format: binary)
        // So that an empty text has an address too: libpq sends a null pointer as NULL.
        bytes.append(0)
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// Passes libpq's arguments to `body`: the count, and each value's address, length and format.
    func with<T>(
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>, UnsafePointer<Int32>) -> T
    ) -> T {
        bytes.withUnsafeBytes { bytes in
            let characters = bytes.bindMemory(to: CChar.self).baseAddress
            let values = starts.map { start in start.flatMap { characters?.advanced(by: $0) } }
            return body(Int32(values.count), values, lengths, formats)
        }
    }

    private mutating func place(_ index: Int, start: Int?, length: Int, format: Int32) {
        if index == starts.count {
            starts.append(start)
            lengths.append(Int32(length))
            formats.append(format)
        } else {
            (starts[index], lengths[index], formats[index]) = (start, Int32(length), format)
        }
    }
}

private let (digits, binary): (Int32, Int32) = (0, 1)
