import CPangoCairo
import CQREncode

/// A QR code as a one-bit mask: a hundredth of what its squares would take as shapes.
final class QRStencil {
    private let surface: OpaquePointer
    private let modules: Int32

    /// Level M: a sixth of it may be dirty or torn.
    init(of text: String) throws {
        let bytes = Array(text.utf8)
        guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else {
            throw TooLongForQR(text: text)
        }
        defer { QRcode_free(code) }
        modules = code.pointee.width
        surface = cairo_image_surface_create(CAIRO_FORMAT_A1, modules, modules)
        fill(from: UnsafeBufferPointer(start: code.pointee.data, count: Int(modules * modules)))
    }

    deinit {
        cairo_surface_destroy(surface)
    }

    func draw(on canvas: Canvas, in box: Paper.Box) {
        let cairo = canvas.cairo
        cairo_set_source_rgb(cairo, Ink.black, Ink.black, Ink.black)
        cairo_save(cairo)
        cairo_translate(cairo, box.left, box.top)
        cairo_scale(cairo, box.width / Double(modules), box.height / Double(modules))
        let pattern = cairo_pattern_create_for_surface(surface)
        cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST)
        cairo_mask(cairo, pattern)
        cairo_pattern_destroy(pattern)
        cairo_restore(cairo)
    }

    private func fill(from squares: UnsafeBufferPointer<UInt8>) {
        cairo_surface_flush(surface)
        guard let bits = cairo_image_surface_get_data(surface) else { return }
        let stride = Int(cairo_image_surface_get_stride(surface))
        let side = Int(modules)
        for row in 0..<side {
            for column in 0..<side where squares[row * side + column] & 1 == 1 {
                // cairo counts a byte's bits as the machine counts bytes.
                let bit = UInt32(1).littleEndian == 1 ? column % 8 : 7 - column % 8
                bits[row * stride + column / 8] |= 1 << bit
            }
        }
        cairo_surface_mark_dirty(surface)
    }
}

/// A payment link that no QR code can hold: about 2,300 bytes.
package struct TooLongForQR: Error {
    package var text: String
}
