import CPangoCairo

/// A font in one size, upright and turned to the left.
final class ScaledFont {
    let upright: OpaquePointer
    let blanks: Blanks
    private var made: OpaquePointer?

    /// Two glyphs of one width that show nothing. Cairo writes a font as two, one for Western letters and one for the rest,
    /// and the blank of the other one would be a change of fonts there and back.
    struct Blanks {
        /// Of Western text, and of Cyrillic.
        var western, other: UInt32
    }

    init(_ font: UnsafeMutablePointer<PangoFont>) {
        upright = cairo_scaled_font_reference(pango_cairo_font_get_scaled_font(OpaquePointer(font)))
        var blanks = Blanks(western: 0, other: 0)
        let letters = pango_font_get_hb_font(font)
        if hb_font_get_nominal_glyph(letters, 0x20, &blanks.western) == 0 { blanks.western = 0 }
        if hb_font_get_nominal_glyph(letters, 0xA0, &blanks.other) == 0 { blanks.other = blanks.western }
        self.blanks = blanks
    }

    deinit {
        cairo_scaled_font_destroy(upright)
        if let made { cairo_scaled_font_destroy(made) }
    }

    var turned: OpaquePointer {
        if let made { return made }
        var (matrix, toDevice) = (cairo_matrix_t(), cairo_matrix_t())
        let options = cairo_font_options_create()
        defer { cairo_font_options_destroy(options) }
        cairo_scaled_font_get_font_matrix(upright, &matrix)
        cairo_scaled_font_get_ctm(upright, &toDevice)
        cairo_scaled_font_get_font_options(upright, options)
        cairo_matrix_rotate(&matrix, -Double.pi / 2)
        let font: OpaquePointer = cairo_scaled_font_create(
            cairo_scaled_font_get_font_face(upright), &matrix, &toDevice, options)
        made = font
        return font
    }
}
