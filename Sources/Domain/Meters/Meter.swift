/// A meter of an account's service ("санауыш").
package struct Meter: Hashable, Sendable {
    package let number: String
    package let service: Words
    package let verifiedOn: Day?
    package let replaceBy: Day?

    package init(number: String, service: Words, verifiedOn: Day?, replaceBy: Day?) {
        (self.number, self.service, self.verifiedOn, self.replaceBy) = (number, service, verifiedOn, replaceBy)
    }
}
