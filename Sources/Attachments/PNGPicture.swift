import CPangoCairo

/// A PNG is unpacked and packed again by cairo, which keeps nothing but the pixels.
enum PNGPicture {
    /// Four bytes each in memory. Screenshots have a tenth of it.
    private static let mostPixels = 20_000_000

    static func madeAnew(_ sent: [UInt8]) throws(SentFile.Problem) -> [UInt8] {
        _ = try size(sent)
        var rest = Rest(bytes: sent)
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
        func number(at start: Int) -> Int { bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
        return try PictureSize(number(at: 16), number(at: 20), mostPixels: mostPixels)
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
