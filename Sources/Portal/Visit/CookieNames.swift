import Web

/// The cookies that the portal sets.
extension Cookies.Name {
    static let session = Self("session")
    static let language = Self("language")
    static let form = Self("form")
    static let device = Self("device")
    /// Between the right password and the code of the second factor.
    static let signInStep = Self("sign_in_step")
    /// The second factor is not asked in this browser.
    static let remembered = Self("remembered")
    /// The visitor has just changed something.
    static let recent = Self("recent")
}
