/// An append-only buffer. A page is written in thousands of short pieces, and an array would check each time whether it
/// is uniquely referenced.
struct OutputBuffer: ~Copyable {
    private var start: UnsafeMutableRawPointer
    private var next: UnsafeMutableRawPointer
    private var end: UnsafeMutableRawPointer

    init(capacity: Int) {
        start = .allocate(byteCount: max(capacity, 1), alignment: 1)
        (next, end) = (start, start + max(capacity, 1))
    }

    deinit { start.deallocate() }

    var bytes: [UInt8] { Array(UnsafeRawBufferPointer(start: start, count: next - start)) }

    mutating func append(_ piece: UnsafeRawPointer, _ count: Int) {
        if end - next < count { grow(by: count) }
        next.copyMemory(from: piece, byteCount: count)
        next += count
    }

    mutating func append(_ byte: UInt8) {
        if next == end { grow(by: 1) }
        next.storeBytes(of: byte, as: UInt8.self)
        next += 1
    }

    private mutating func grow(by more: Int) {
        let count = next - start
        let larger = UnsafeMutableRawPointer.allocate(byteCount: 2 * (count + more), alignment: 1)
        larger.copyMemory(from: start, byteCount: count)
        start.deallocate()
        (start, next, end) = (larger, larger + count, larger + 2 * (count + more))
    }
}
