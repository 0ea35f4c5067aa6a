extension Texts {
    /// The letters about a customer's sign-in.
    package final class SecurityLetters: Decodable, Sendable {
        package let newDevice: Letter<Phrase<(moment: String, device: String)>>
        package let manyFailures, confirmEmail, emailTaken, emailRestored: Letter<String>
        package let emailChanged, factorOn, factorOff, newCodes: Letter<Phrase<String>>

        package final class Letter<Body: Decodable & Sendable>: Decodable, Sendable {
            package let subject: String
            package let body: Body
            package let link, note: String
        }
    }
}
