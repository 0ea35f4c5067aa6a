extension Texts {
    /// What all letters share.
    package final class Letters: Decodable, Sendable {
        package let automatic, copyLink: String
    }
}
