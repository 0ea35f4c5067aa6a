import CPangoCairo

/// A PNG is unpacked and packed again by cairo, which keeps nothing but the pixels, and gets nothing else.
enum PNGPicture {
    /// Four bytes each in memory. Screenshots have a tenth of it.
    private static let mostPixels = 20_000_000
    private static let signatureCount = 8
    /// Of a chunk beside its content: the length, the name, the checksum.
    private static let frameCount = 12

    static func madeAnew(_ sent: [UInt8]) throws(SentFile.Problem) -> [UInt8] {
        _ = try size(sent)
        var rest = Rest(bytes: try pixelsAlone(sent))
        let surface = withUnsafeMutablePointer(to: &rest) { rest in
            cairo_image_surface_create_from_png_stream(
                { closure, target, count in
                    guard let rest = closure?.assumingMemoryBound(to: Rest.self), let target,
                        rest.pointee.move(Int(count), to: target)
                    else { return CAIRO_STATUS_READ_ERROR }
                    return CAIRO_STATUS_SUCCESS
                }, rest)
        }
        guard let surface else { throw .broken }
        defer { cairo_surface_destroy(surface) }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else { throw .broken }

        var packed: [UInt8] = []
        let status = withUnsafeMutablePointer(to: &packed) { packed in
            cairo_surface_write_to_png_stream(
                surface,
                { closure, bytes, count in
                    guard let packed = closure?.assumingMemoryBound(to: [UInt8].self), let bytes else {
                        return CAIRO_STATUS_WRITE_ERROR
                    }
                    packed.pointee += UnsafeBufferPointer(start: bytes, count: Int(count))
                    return CAIRO_STATUS_SUCCESS
                }, packed)
        }
        guard status == CAIRO_STATUS_SUCCESS else { throw .broken }
        return packed
    }

    /// From the first chunk, which must be IHDR.
    private static func size(_ bytes: [UInt8]) throws(SentFile.Problem) -> PictureSize {
        guard bytes.count > 24, bytes[12..<16].elementsEqual("IHDR".utf8) else { throw .broken }
        return try PictureSize(number(bytes, at: 16), number(bytes, at: 20), mostPixels: mostPixels)
    }

    /// Without the chunks of text, colours and times: for each of them the library takes as much memory as the chunk claims
    /// to be long, two gigabytes at most, before it reads it. What comes after the last chunk is left out, too.
    static func pixelsAlone(_ sent: [UInt8]) throws(SentFile.Problem) -> [UInt8] {
        var (kept, start) = (Array(sent.prefix(signatureCount)), signatureCount)
        while start + frameCount <= sent.count {
            let end = start + frameCount + number(sent, at: start)
            guard end <= sent.count else { throw .broken }
            let name = sent[start + 4..<start + 8]
            // A capital means that there is no picture without it.
            let isNeeded = sent[start + 4] & 0x20 == 0
            if isNeeded || name.elementsEqual("tRNS".utf8) { kept += sent[start..<end] }
            if name.elementsEqual("IEND".utf8) { return kept }
            start = end
        }
        throw .broken
    }

    private static func number(_ bytes: [UInt8], at start: Int) -> Int {
        bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }

    /// What cairo has not read yet.
    private struct Rest {
        let bytes: [UInt8]
        var position = 0

        mutating func move(_ count: Int, to target: UnsafeMutablePointer<UInt8>) -> Bool {
            guard count <= bytes.count - position else { return false }
            bytes.withUnsafeBufferPointer { buffer in
                if let start = buffer.baseAddress { target.update(from: start + position, count: count) }
            }
            position += count
            return true
        }
    }
}
