extension Unicode.Scalar {
    /// What Unicode keeps for programs' own use: no text has it, and it cannot be written into a PDF.
    package var isNoncharacter: Bool { value & 0xFFFE == 0xFFFE || 0xFDD0...0xFDEF ~= value }

    /// Nothing to see: it moves, turns or separates what is beside it.
    package var isControl: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x206F, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
        default: false
        }
    }
}

extension String {
    /// With U+FFFD for each noncharacter.
    package var withoutNoncharacters: String {
        // Only characters of three and four bytes can be one.
        guard utf8.contains(where: { $0 >= 0xEF }), unicodeScalars.contains(where: \.isNoncharacter) else {
            return self
        }
        return String(String.UnicodeScalarView(unicodeScalars.map { $0.isNoncharacter ? "\u{FFFD}" : $0 }))
    }
}
