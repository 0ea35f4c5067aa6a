import CPangoCairo

/// A QR code as a one-bit mask: a hundredth of the size of squares as shapes.
final class QRStencil {
    private let surface: OpaquePointer
    private let modules: Int32

    init(_ code: QRCode) {
        modules = Int32(code.side)
        surface = cairo_image_surface_create(CAIRO_FORMAT_A1, modules, modules)
        fill(from: code)
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

    private func fill(from code: QRCode) {
        cairo_surface_flush(surface)
        guard let bits = cairo_image_surface_get_data(surface) else { return }
        let stride = Int(cairo_image_surface_get_stride(surface))
        for row in 0..<code.side {
            for column in 0..<code.side where code.isDark(row: row, column: column) {
                // cairo's bit order follows the machine's byte order.
                let bit = UInt32(1).littleEndian == 1 ? column % 8 : 7 - column % 8
                bits[row * stride + column / 8] |= 1 << bit
            }
        }
        cairo_surface_mark_dirty(surface)
    }
}
