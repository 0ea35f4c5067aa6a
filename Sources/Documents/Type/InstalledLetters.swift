import CPangoCairo

/// Which letters the installed fonts have. Not Sendable: one for each thread.
package final class InstalledLetters {
    private let fontMap: UnsafeMutablePointer<PangoFontMap>
    private let context: OpaquePointer
    private let fonts: UnsafeMutablePointer<PangoFontset>?
    private var known: [UInt32: Bool] = [:]

    /// Throws FontMissing if the font of bills is not installed.
    package init() throws {
        fontMap = pango_cairo_font_map_new()
        context = pango_font_map_create_context(fontMap)
        let wanted = pango_font_description_new()
        defer { pango_font_description_free(wanted) }
        pango_font_description_set_family(wanted, "Noto Sans")
        pango_font_description_set_absolute_size(wanted, 10 * Double(PANGO_SCALE))
        fonts = pango_font_map_load_fontset(fontMap, context, wanted, pango_language_from_string("kk"))
        if !has("ұ") { throw FontMissing(name: "Noto Sans") }
    }

    deinit {
        if let fonts { g_object_unref(fonts) }
        g_object_unref(UnsafeMutableRawPointer(context))
        g_object_unref(fontMap)
    }

    /// The letters of a text that no font has, each once: a bill has a box in their place.
    package func missing(in text: String) -> [Unicode.Scalar] {
        var missing: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars where scalar.value > 0x7F && !has(scalar) && !missing.contains(scalar) {
            missing.append(scalar)
        }
        return missing
    }

    private func has(_ scalar: Unicode.Scalar) -> Bool {
        if let known = known[scalar.value] { return known }
        // Drawn as nothing, or as another letter.
        let isInvisible = scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isWhitespace
        let has = isInvisible || scalar == "\u{2212}" || isInAFont(scalar.value)
        known[scalar.value] = has
        return has
    }

    private func isInAFont(_ letter: UInt32) -> Bool {
        guard let fonts, let font = pango_fontset_get_font(fonts, letter) else { return false }
        defer { g_object_unref(font) }
        return pango_font_has_char(font, letter) != 0
    }
}
