import CQREncode

/// A QR code of a text, as its dark and light modules.
package struct QRCode: Hashable, Sendable {
    /// Its width and height in modules.
    package let side: Int
    private let modules: [Bool]

    /// Error correction level M: about 15 % of it may be unreadable.
    ///
    /// - Throws: `TooLongForQR` beyond about 2,300 bytes.
    package init(_ text: String) throws(TooLongForQR) {
        let bytes = Array(text.utf8)
        guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else { throw TooLongForQR() }
        defer { QRcode_free(code) }
        side = Int(code.pointee.width)
        modules = UnsafeBufferPointer(start: code.pointee.data, count: side * side).map { $0 & 1 == 1 }
    }

    package func isDark(row: Int, column: Int) -> Bool { modules[row * side + column] }
}

/// The payment link is too long for a QR code.
package struct TooLongForQR: Error {}
