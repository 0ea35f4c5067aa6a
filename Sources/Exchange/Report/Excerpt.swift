/// A file's text for a message: quoted, shortened, with control characters and invalid UTF-8 escaped as `\u{…}`.
func excerpt(_ bytes: some Sequence<UInt8>) -> String { "\"\(shown(bytes))\"" }

/// The same without quotes, for a name.
func shown(_ bytes: some Sequence<UInt8>) -> String {
    var text = ""
    var length = 0
    for scalar in String(decoding: Array(bytes.prefix(400)), as: UTF8.self).unicodeScalars {
        guard length < 60 else { return text + "…" }
        length += 1
        if isShown(scalar) {
            text.unicodeScalars.append(scalar)
        } else {
            text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        }
    }
    return text
}

private func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
    default: scalar != "\u{FFFD}"
    }
}
