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
    /// The e-mail to which a letter was asked for, so that the next page can name it.
    static let mailedTo = Self("mailed_to")
    /// Which registration a letter can be sent again for: the SHA-256 of its link.
    static let registration = Self("registration")
    /// The number of the message that was just sent to the operator.
    static let feedback = Self("feedback")
    /// The visitor has just changed something.
    static let recent = Self("recent")
}
