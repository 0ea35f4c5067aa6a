/// A cell's text if it seems to be Russian in Windows-1251; nil if it is UTF-8, or seems to be neither.
func windows1251(_ cell: UnsafeRawBufferPointer) -> String? {
    guard cell.contains(where: { $0 >= 0x80 }), (try? UTF8Span(validating: cell.bindMemory(to: UInt8.self).span)) == nil
    else { return nil }
    var text = String.UnicodeScalarView()
    for byte in cell {
        guard let scalar = scalar(byte) else { return nil }
        text.append(scalar)
    }
    return String(text)
}

private func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    switch byte {
    case 0..<0x80: Unicode.Scalar(byte)
    case 0xC0...0xFF: Unicode.Scalar(0x0410 + UInt32(byte) - 0xC0)
    case 0xA8: "Ё"
    case 0xB8: "ё"
    case 0xB9: "№"
    case 0xAB: "«"
    case 0xBB: "»"
    case 0xB2: "І"
    case 0xB3: "і"
    case 0xA0: "\u{A0}"
    case 0x96: "–"
    case 0x97: "—"
    default: nil
    }
}
