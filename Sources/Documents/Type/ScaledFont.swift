import CPangoCairo

/// A face in one size, upright and turned to the left.
final class ScaledFont {
    let upright: OpaquePointer
    /// The glyph of a space.
    let blank: UInt
    private let face: OpaquePointer
    private var made: OpaquePointer?

    /// - Parameter face: the face to draw with; nil for the font's own.
    init(_ font: UnsafeMutablePointer<PangoFont>, face: StrippedFace?) {
        let scaled: OpaquePointer = pango_cairo_font_get_scaled_font(OpaquePointer(font))
        self.face = face?.cairoFace ?? cairo_scaled_font_get_font_face(scaled)
        var blank: UInt32 = 0
        hb_font_get_nominal_glyph(pango_font_get_hb_font(font), 0x20, &blank)
        self.blank = UInt(blank)
        upright = scaledFont(of: self.face, like: scaled, turnedBy: 0)
    }

    deinit {
        cairo_scaled_font_destroy(upright)
        if let made { cairo_scaled_font_destroy(made) }
    }

    var turned: OpaquePointer {
        if let made { return made }
        let font = scaledFont(of: face, like: upright, turnedBy: -Double.pi / 2)
        made = font
        return font
    }
}

private func scaledFont(of face: OpaquePointer, like font: OpaquePointer, turnedBy angle: Double) -> OpaquePointer {
    var (matrix, toDevice) = (cairo_matrix_t(), cairo_matrix_t())
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    cairo_scaled_font_get_font_matrix(font, &matrix)
    cairo_scaled_font_get_ctm(font, &toDevice)
    cairo_scaled_font_get_font_options(font, options)
    cairo_matrix_rotate(&matrix, angle)
    return cairo_scaled_font_create(face, &matrix, &toDevice, options)
}
