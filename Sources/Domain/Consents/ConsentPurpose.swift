/// What a consent is for, such as "account": a code of the operator's file.
package struct ConsentPurpose: Code {
    package let text: String

    package init(stored text: String) {
        self.text = text
    }

    /// For the sign-in itself: there is none without it.
    package static let account: ConsentPurpose = "account"
}

/// Which text of a purpose: the operator gives a changed text a new version.
package struct ConsentVersion: Code {
    package let text: String

    package init(stored text: String) {
        self.text = text
    }
}
