import Web

/// The cookies that the portal sets.
extension Cookies.Name {
    static let session = Self("session")
    static let language = Self("language")
    static let form = Self("form")
    static let device = Self("device")
    /// The visitor has just changed something.
    static let recent = Self("recent")
}
