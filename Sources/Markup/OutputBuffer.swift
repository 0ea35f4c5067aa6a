/// An append-only buffer. A page is written in thousands of short pieces, and an array would check each time whether it
/// is uniquely referenced.
struct OutputBuffer: ~Copyable {
    private var memory: UnsafeMutableRawBufferPointer
    private var count = 0

    init(capacity: Int) {
        memory = .allocate(byteCount: max(capacity, 1), alignment: 1)
    }

    deinit { memory.deallocate() }

    var bytes: [UInt8] { Array(memory[..<count]) }

    mutating func append(_ piece: UnsafeRawBufferPointer) {
        guard let start = piece.baseAddress else { return }
        if count + piece.count > memory.count { grow(by: piece.count) }
        memory.baseAddress?.advanced(by: count).copyMemory(from: start, byteCount: piece.count)
        count += piece.count
    }

    private mutating func grow(by more: Int) {
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * (count + more), alignment: 1)
        larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<count]))
        memory.deallocate()
        memory = larger
    }
}
