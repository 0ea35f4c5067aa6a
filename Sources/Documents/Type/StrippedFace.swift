import CPangoCairo

/// A font without hints and shaping tables, which a PDF does not need: drawing takes a tenth of the time, and the file
/// is a fifth of the size.
final class StrippedFace {
    let cairoFace: OpaquePointer
    /// Retained, because its address is the key of a lookup.
    private let source: OpaquePointer

    /// Nil if it cannot be made; the font's own face draws the same.
    init?(of face: OpaquePointer) {
        guard let font = FontInMemory(of: face) else { return nil }
        cairoFace = cairo_ft_font_face_create_for_ft_face(font.face, CInt(FT_LOAD_NO_HINTING))
        source = hb_face_reference(face)
        // Cairo may keep the face longer than this object lives.
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

/// The bytes of a font with FreeType's face of them.
private final class FontInMemory {
    let face: FT_Face
    private let library: FT_Library
    private let bytes: OpaquePointer

    init?(of face: OpaquePointer) {
        guard let bytes = strippedBytes(of: face) else { return nil }
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

/// Keeps all glyphs, with their numbers.
private func strippedBytes(of face: OpaquePointer) -> OpaquePointer? {
    guard let wish = hb_subset_input_create_or_fail() else { return nil }
    defer { hb_subset_input_destroy(wish) }
    // Glyph 0 is the box in place of a letter that no font has.
    let flags = [HB_SUBSET_FLAGS_NO_HINTING, HB_SUBSET_FLAGS_RETAIN_GIDS, HB_SUBSET_FLAGS_NOTDEF_OUTLINE]
    hb_subset_input_set_flags(wish, flags.reduce(0) { $0 | $1.rawValue })
    hb_set_add_range(hb_subset_input_glyph_set(wish), 0, hb_face_get_glyph_count(face) - 1)
    let dropped = hb_subset_input_set(wish, HB_SUBSET_SETS_DROP_TABLE_TAG)
    for table in ["cmap", "GSUB", "GPOS", "GDEF"] { hb_set_add(dropped, hb_tag_from_string(table, 4)) }
    guard let lean = hb_subset_or_fail(face, wish) else { return nil }
    defer { hb_face_destroy(lean) }
    return hb_face_reference_blob(lean)
}

/// Cairo identifies user data by the address of a key. `nonisolated(unsafe)`: its memory is never read or written.
nonisolated(unsafe) private let ownerKey = UnsafeMutablePointer<cairo_user_data_key_t>.allocate(capacity: 1)

private func releaseFont(_ font: UnsafeMutableRawPointer?) {
    if let font { Unmanaged<FontInMemory>.fromOpaque(font).release() }
}
