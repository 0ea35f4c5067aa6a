// A page for everyone gets a `Visitor`: no account can be reached from it.

import Domain
import Store
import Web

@testable import Portal

struct EverybodysPage: Page, FixedEndpoint {
    static let path: PathTemplate = "/everybody"

    func read(_ visitor: Visitor) throws -> [Service] {
        visitor.catalogue?.services ?? []
    }

    func show(_ services: [Service], _ setting: Setting) -> Answer {
        .json([])
    }
}

/// A page gets the rights of its audience, and cannot get more.
struct GreedyPage: Page, FixedEndpoint {
    // expected-error@-1 {{type 'GreedyPage' does not conform to protocol 'Page'}}
    // expected-note@-2 {{add stubs for conformance}}
    static let path: PathTemplate = "/greedy"

    func read(_ office: Operator) throws -> Int64? {
        try office.latestBatch()
    }

    func show(_ batch: Int64?, _ setting: Setting) -> Answer {
        .json([])
    }
}

func accounts(of visitor: Visitor, _ slug: AccountSlug) throws {
    _ = try visitor.accounts()  // expected-error {{value of type 'Visitor' has no member 'accounts'}}
    _ = try visitor.account(slug)  // expected-error {{value of type 'Visitor' has no member 'account'}}
    _ = try Customer(visitor).account(slug)
}
