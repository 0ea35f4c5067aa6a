// A page for customers gets a `Customer`, and through it the accounts that the customer has linked. There is no way
// from there to another customer's accounts. Lines without a mark must compile.

import Domain
import Store
import Web

@testable import Portal

struct OwnPage: CustomerPage, FixedEndpoint {
    static let path: PathTemplate = "/own"

    func read(_ customer: Customer) throws -> Money? {
        let slug = try customer.accounts().first?.slug ?? AccountSlug.random()
        return try customer.account(slug).latestBill()?.totals.toPay
    }

    func show(_ money: Money?, _ context: ViewContext) -> PageResult {
        .json([])
    }
}

func reachBehind(_ customer: Customer, _ visitor: Visitor, _ account: ReadableAccount, _ portal: Portal) {
    _ = customer.connection  // expected-error {{'connection' is inaccessible due to 'internal' protection level}}
    _ = visitor.connection  // expected-error {{'connection' is inaccessible due to 'internal' protection level}}
    _ = account.connection  // expected-error {{'connection' is inaccessible due to 'internal' protection level}}
    _ = portal.access.database  // expected-error {{'database' is inaccessible due to 'private' protection level}}
}

extension Customer {
    /// An extension sees no more.
    func payers() throws -> [String] {
        try connection.rows("SELECT payer FROM account") { $0.text(0) }
        // expected-error@-1 {{'connection' is inaccessible due to 'internal' protection level}}
    }
}

func forge(_ customer: Customer, _ visitor: Visitor, _ account: ReadableAccount, _ foreign: Account) throws {
    _ = try Customer(visitor)
    _ = Operator()  // expected-error {{missing argument for parameter #1 in call}}
    _ = Operator(customer)
    // expected-error@-1 {{argument type 'Customer' does not conform to expected type 'Connection'}}
    _ = Authentication(visitor)
    // expected-error@-1 {{argument type 'Visitor' does not conform to expected type 'Connection'}}
    _ = Session(
        id: 1, customer: CustomerID(stored: 1), email: "", name: nil, language: nil, hasLargeText: false,
        deletesAt: nil, isEmailRefused: false, hasUnseenDebtNotice: false, seenAt: Timestamp(seconds: 0))
    // expected-error@-3 {{'Session' initializer is inaccessible due to 'internal' protection level}}
    var (other, guest) = (account, visitor)
    other.account = foreign  // expected-error {{cannot assign to property: 'account' is a 'let' constant}}
    guest.session = nil  // expected-error {{cannot assign to property: 'session' is a 'let' constant}}
}

/// Even code with a connection gets a readable account only from a right.
func forge(_ connection: any Connection, _ foreign: Account, _ catalogue: Catalogue) {
    _ = ReadableAccount(connection, foreign, catalogue)
    // expected-error@-1 {{'ReadableAccount' initializer is inaccessible due to 'internal' protection level}}
}

/// Queries of the operator, or of signing in.
func askForMore(_ customer: Customer, _ account: ReadableAccount, _ number: AccountNumber, _ month: Month) throws {
    _ = try account.households()
    _ = try customer.households(of: number)  // expected-error {{value of type 'Customer' has no member 'households'}}
    _ = try account.households(of: number)
    // expected-error@-1 {{extra argument 'of' in call}}
    _ = try customer.account(number)
    // expected-error@-1 {{cannot convert value of type 'AccountNumber' to expected argument type 'AccountSlug'}}
    _ = try customer.accountToPrint(number, month)
    // expected-error@-1 {{value of type 'Customer' has no member 'accountToPrint'}}
    _ = try account.accountToPrint(number, month)
    // expected-error@-1 {{value of type 'ReadableAccount' has no member 'accountToPrint'}}
    _ = try customer.credentials(email: "")  // expected-error {{value of type 'Customer' has no member 'credentials'}}
    _ = try customer.secret("forms", otherwise: [])
    // expected-error@-1 {{value of type 'Customer' has no member 'secret'}}
}
