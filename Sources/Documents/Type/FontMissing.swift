/// The font of bills is not installed. Without this error a bill would be printed in any font found.
package struct FontMissing: Error, CustomStringConvertible {
    var name: String

    package var description: String {
        "The font \(name), in which bills are printed, is not installed. Debian has it in the package fonts-noto-core."
    }
}
