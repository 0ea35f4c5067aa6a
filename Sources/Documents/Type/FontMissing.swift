/// The letters of bills are not installed: without them a bill would come out in whatever font there is.
package struct FontMissing: Error, CustomStringConvertible {
    var name: String

    package var description: String {
        "The font \(name), in which bills are printed, is not installed. Debian has it in the package fonts-noto-core."
    }
}
