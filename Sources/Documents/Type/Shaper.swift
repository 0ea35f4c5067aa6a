import CPangoCairo
import Domain

/// Shapes text with Pango.
final class Shaper {
    private let fontMap: UnsafeMutablePointer<PangoFontMap>
    private let context: OpaquePointer
    private let layout: OpaquePointer
    private var descriptions: [Bool: OpaquePointer] = [:]
    /// By the hb_face_t of each.
    private var strippedFaces: [OpaquePointer: StrippedFace] = [:]
    /// By the PangoFont of each.
    private var scaledFonts: [UnsafeMutablePointer<PangoFont>: ScaledFont] = [:]

    /// In characters.
    private static let longestWord = 500

    init() throws {
        fontMap = pango_cairo_font_map_new()
        context = pango_font_map_create_context(fontMap)
        layout = pango_layout_new(context)
        setUpContext()
        setUpLayout()
        for isBold in [false, true] { descriptions[isBold] = try description(isBold: isBold) }
    }

    deinit {
        for font in scaledFonts.keys { g_object_unref(font) }
        for description in descriptions.values { pango_font_description_free(description) }
        g_object_unref(UnsafeMutableRawPointer(layout))
        g_object_unref(UnsafeMutableRawPointer(context))
        g_object_unref(fontMap)
    }

    private func setUpContext() {
        pango_cairo_context_set_resolution(context, 72)
        // Rounded advances would need an explicit position for every glyph in the file.
        pango_context_set_round_glyph_positions(context, 0)
        // The process's locale must not choose letter forms.
        pango_context_set_language(context, pango_language_from_string("kk"))
        pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
        let options = cairo_font_options_create()
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
    }

    private func setUpLayout() {
        pango_layout_set_auto_dir(layout, 0)
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    }

    private func description(isBold: Bool) throws -> OpaquePointer? {
        let wanted = pango_font_description_new()
        pango_font_description_set_family(wanted, "Noto Sans")
        pango_font_description_set_weight(wanted, isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_font_description_set_absolute_size(wanted, 10 * Double(PANGO_SCALE))
        guard let font = pango_font_map_load_font(fontMap, context, wanted) else {
            pango_font_description_free(wanted)
            throw FontMissing(name: isBold ? "Noto Sans Bold" : "Noto Sans")
        }
        let found = pango_font_describe(font)
        defer {
            pango_font_description_free(found)
            g_object_unref(font)
        }
        guard
            String(cString: pango_font_description_get_family(found)) == "Noto Sans",
            pango_font_description_get_weight(found) == pango_font_description_get_weight(wanted)
        else {
            pango_font_description_free(wanted)
            throw FontMissing(name: isBold ? "Noto Sans Bold" : "Noto Sans")
        }
        let face: OpaquePointer = hb_font_get_face(pango_font_get_hb_font(font))
        strippedFaces[face] = StrippedFace(of: face)
        return wanted
    }

    /// - Parameter width: where lines break; nil sets all on one line.
    func shape(_ text: String, _ style: Style, width: Double? = nil) -> ShapedText {
        let text = text.withoutNoncharacters
        guard !text.isEmpty else { return ShapedText(style: style, lines: []) }
        guard width == nil || text.utf8.count < Shaper.longestWord else {
            return ShapedText(style: style, lines: pieces(of: text).flatMap { lines(of: $0, style, width: width) })
        }
        return ShapedText(style: style, lines: lines(of: text, style, width: width))
    }

    /// A text with its longest words cut: Pango shapes the rest of a word again for each line that it is broken into.
    private func pieces(of text: String) -> [String] {
        var pieces: [String.UnicodeScalarView] = [String.UnicodeScalarView()]
        var length = 0
        for scalar in text.unicodeScalars {
            length = scalar.properties.isWhitespace ? 0 : length + 1
            if length > Shaper.longestWord, !scalar.properties.isGraphemeExtend {
                pieces.append(String.UnicodeScalarView())
                length = 1
            }
            pieces[pieces.count - 1].append(scalar)
        }
        return pieces.map { String($0) }
    }

    private func lines(of text: String, _ style: Style, width: Double?) -> [ShapedText.Line] {
        let description = descriptions[style.isBold] ?? nil
        pango_font_description_set_absolute_size(description, style.size * Double(PANGO_SCALE))
        pango_layout_set_font_description(layout, description)
        // Rounded up by a unit: text measured without a width must fit into its own width.
        pango_layout_set_width(layout, width.map { Int32($0 * Double(PANGO_SCALE)) + 1 } ?? -1)
        set(text)

        let bytes = Array(text.utf8CString)
        var lines: [ShapedText.Line] = []
        var node = pango_layout_get_lines_readonly(layout)
        while let line = node {
            lines.append(self.line(line.pointee.data.assumingMemoryBound(to: PangoLayoutLine.self), of: bytes))
            node = line.pointee.next
        }
        return lines
    }

    /// Noto Sans has no minus sign: a dash is drawn instead, and the minus is copied. Both are three bytes long; but
    /// lines may break after a dash.
    private func set(_ text: String) {
        let attributes = pango_attr_list_new()
        // A word too long for its column is broken without a hyphen, which would be copied with it.
        pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
        var drawn = String.UnicodeScalarView()
        var place: UInt32 = 0
        for scalar in text.unicodeScalars {
            if scalar == "\u{2212}", let kept = pango_attr_allow_breaks_new(0) {
                (kept.pointee.start_index, kept.pointee.end_index) = (place, place + 4)
                pango_attr_list_insert(attributes, kept)
            }
            drawn.append(scalar == "\u{2212}" ? "\u{2013}" : scalar)
            place += UInt32(UTF8.width(scalar))
        }
        pango_layout_set_text(layout, String(drawn), -1)
        pango_layout_set_attributes(layout, attributes)
        pango_attr_list_unref(attributes)
    }

    private func line(_ line: UnsafeMutablePointer<PangoLayoutLine>, of bytes: [CChar]) -> ShapedText.Line {
        var shaped = ShapedText.Line()
        var node = line.pointee.runs
        while let run = node {
            let item = run.pointee.data.assumingMemoryBound(to: PangoGlyphItem.self)
            let font = scaledFont(of: item.pointee.item.pointee.analysis.font)
            shaped.append(RunBuilder(item, of: bytes, in: font).run)
            node = run.pointee.next
        }
        return shaped
    }

    private func scaledFont(of font: UnsafeMutablePointer<PangoFont>) -> ScaledFont {
        if let known = scaledFonts[font] { return known }
        let scaled = ScaledFont(font, face: strippedFaces[hb_font_get_face(pango_font_get_hb_font(font))])
        g_object_ref(font)
        scaledFonts[font] = scaled
        return scaled
    }
}
