// To manage an account takes a `LinkedAccount`: only a customer's own link makes one. A `ReadableAccount`, which helpers
// get too, is not enough.

import Domain
import Store

func manage(_ customer: Customer, _ account: ReadableAccount, _ slug: AccountSlug, _ email: EmailAddress) throws {
    let (today, now) = (customer.today, customer.now)
    let linked = try customer.linkedAccount(slug)
    try linked.save(name: "Ата-анам", isHidden: false, opensFirst: true)
    _ = try linked.invite(email, to: .view, until: nil, today, now: now)
    _ = try linked.remove(now: now)

    try account.save(name: "Ата-анам", isHidden: false, opensFirst: true)
    // expected-error@-1 {{value of type 'ReadableAccount' has no member 'save'}}
    _ = try account.invite(email, to: HelperScope.view, until: today, today, now: now)
    // expected-error@-1 {{value of type 'ReadableAccount' has no member 'invite'}}
    _ = try account.helpers()  // expected-error {{value of type 'ReadableAccount' has no member 'helpers'}}
    _ = try account.remove(now: now)  // expected-error {{value of type 'ReadableAccount' has no member 'remove'}}
    _ = try customer.linkedAccount(account)
    // expected-error@-1 {{cannot convert value of type 'ReadableAccount' to expected argument type 'AccountSlug'}}
}

func forge(_ connection: any Connection, _ linked: LinkedAccount, _ number: AccountNumber) throws {
    _ = LinkedAccount(
        connection: connection, customer: CustomerID(stored: 1), slug: linked.slug, number: number,
        printedNumber: nil, address: "", name: nil, isHidden: false, opensFirst: false, isConfirmed: true)
    // expected-error@-3 {{'LinkedAccount' initializer is inaccessible due to 'internal' protection level}}
    var other = linked
    other.number = number  // expected-error {{cannot assign to property: 'number' is a 'let' constant}}
    _ = linked.connection  // expected-error {{'connection' is inaccessible due to 'internal' protection level}}
    // Nor is a link the right to read: after a change of the payer it is only the right to prove the account again.
    _ = try linked.latestBill()  // expected-error {{value of type 'LinkedAccount' has no member 'latestBill'}}
}
