import CPangoCairo

/// A font without what a PDF has no use for: hints for screens, and the tables that Pango has shaped the text by. It takes a
/// tenth of the time and a fifth of the file.
final class LeanFace {
    let cairoFace: OpaquePointer
    /// Kept, because this is looked up by its place.
    private let source: OpaquePointer

    /// Nil where it can't be made; the font's own face draws the same.
    init?(of face: OpaquePointer) {
        guard let font = FontInMemory(of: face) else { return nil }
        cairoFace = cairo_ft_font_face_create_for_ft_face(font.face, CInt(FT_LOAD_NO_HINTING))
        source = hb_face_reference(face)
        // Cairo may keep the face when nobody else does.
        let owner = Unmanaged.passRetained(font)
        let status = cairo_font_face_set_user_data(cairoFace, ownerKey, owner.toOpaque(), releaseFont)
        guard status == CAIRO_STATUS_SUCCESS else {
            owner.release()
            return nil
        }
    }

    deinit {
        cairo_font_face_destroy(cairoFace)
        hb_face_destroy(source)
    }
}

/// The bytes of a font with what FreeType has made of them.
private final class FontInMemory {
    let face: FT_Face
    private let library: FT_Library
    private let bytes: OpaquePointer

    init?(of face: OpaquePointer) {
        guard let bytes = leanBytes(of: face) else { return nil }
        var length: UInt32 = 0
        let start = hb_blob_get_data(bytes, &length)
        var (library, opened): (FT_Library?, FT_Face?)
        guard
            FT_Init_FreeType(&library) == 0, let library,
            FT_New_Memory_Face(
                library, UnsafeRawPointer(start)?.assumingMemoryBound(to: UInt8.self), Int(length), 0, &opened)
                == 0, let opened
        else {
            FT_Done_FreeType(library)
            hb_blob_destroy(bytes)
            return nil
        }
        (self.face, self.library, self.bytes) = (opened, library, bytes)
    }

    deinit {
        FT_Done_Face(face)
        FT_Done_FreeType(library)
        hb_blob_destroy(bytes)
    }
}

/// All glyphs under their own numbers.
private func leanBytes(of face: OpaquePointer) -> OpaquePointer? {
    guard let wish = hb_subset_input_create_or_fail() else { return nil }
    defer { hb_subset_input_destroy(wish) }
    hb_subset_input_set_flags(wish, HB_SUBSET_FLAGS_NO_HINTING.rawValue | HB_SUBSET_FLAGS_RETAIN_GIDS.rawValue)
    hb_set_add_range(hb_subset_input_glyph_set(wish), 0, hb_face_get_glyph_count(face) - 1)
    let dropped = hb_subset_input_set(wish, HB_SUBSET_SETS_DROP_TABLE_TAG)
    for table in ["cmap", "GSUB", "GPOS", "GDEF"] { hb_set_add(dropped, hb_tag_from_string(table, 4)) }
    guard let lean = hb_subset_or_fail(face, wish) else { return nil }
    defer { hb_face_destroy(lean) }
    return hb_face_reference_blob(lean)
}

/// Cairo knows user data by the place of their key. `nonisolated(unsafe)`: nobody reads or writes what is there.
nonisolated(unsafe) private let ownerKey = UnsafeMutablePointer<cairo_user_data_key_t>.allocate(capacity: 1)

private func releaseFont(_ font: UnsafeMutableRawPointer?) {
    if let font { Unmanaged<FontInMemory>.fromOpaque(font).release() }
}
