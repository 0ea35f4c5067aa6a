extension Texts {
    /// The letters about a customer's data and sign-in that the operator or the nightly job causes.
    package final class DataLetters: Decodable, Sendable {
        package let secondFactorRemoved: SecondFactorRemoved
        package let deletionPlanned: DeletionPlanned
        package let deleted: Deleted

        package final class SecondFactorRemoved: Decodable, Sendable {
            package let subject, body, link, note: String
        }

        package final class DeletionPlanned: Decodable, Sendable {
            package let subject, link, note: String
            package let body: Phrase<String>
        }

        package final class Deleted: Decodable, Sendable {
            package let subject, body, note: String
        }
    }
}
