package import Domain

/// A customer as the operator sees one: how somebody signs in, and to which accounts; neither name nor telephone.
package struct CustomerOverview: Sendable {
    package let id: CustomerID
    package let email: String
    package let addedAt: Timestamp
    package let hasSecondFactor: Bool
    /// Nil if the security log has none.
    package let lastSignIn: Timestamp?
    /// Nil unless the customer has asked for it.
    package let deletesAt: Timestamp?
    package fileprivate(set) var links: [Link]

    package struct Link: Sendable {
        package let account: AccountNumber
        package let linkedAt: Timestamp
        /// False after the payer of the account has changed: the customer cannot read it until it is proved again.
        package let isConfirmed: Bool
    }
}

extension Operator {
    /// The customers in the order of their e-mails, some at a time.
    package func customers(after email: String, limit: Int) throws -> [CustomerOverview] {
        let found = try connection.rows(
            columns + " WHERE email > $2 ORDER BY email LIMIT $3",
            [SecurityEvent.Kind.signedIn.rawValue, email, limit],
            as: overview)
        guard let last = found.last else { return [] }
        let links = try connection.rows(
            self.links + " WHERE customer.email > $1 AND customer.email <= $2" + inOrder, [email, last.email], as: link)
        let linksOf = Dictionary(grouping: links, by: \.customer)
        return found.map { customer in
            var customer = customer
            customer.links = linksOf[customer.id, default: []].map(\.link)
            return customer
        }
    }

    package func overview(of email: String) throws -> CustomerOverview? {
        var found = try connection.row(
            columns + " WHERE email = $2", [SecurityEvent.Kind.signedIn.rawValue, email], as: overview)
        found?.links = try connection.rows(self.links + " WHERE customer.email = $1" + inOrder, [email], as: link)
            .map(\.link)
        return found
    }

    private var columns: SQL {
        """
        SELECT id, email, created_at, delete_at,
            (SELECT COUNT(*) FROM second_factor WHERE customer = customer.id AND confirmed_at IS NOT NULL),
            (SELECT MAX(happened_at) FROM security_event WHERE customer = customer.id AND kind = $1)
        FROM customer
        """
    }

    private func overview(_ row: any Row) -> CustomerOverview {
        CustomerOverview(
            id: CustomerID(stored: row.int(0)), email: row.text(1), addedAt: row.moment(2),
            hasSecondFactor: row.int(4) == 1, lastSignIn: row.optionalMoment(5),
            deletesAt: row.optionalMoment(3), links: [])
    }

    private var links: SQL {
        "SELECT link.customer, link.account, link.created_at, " + LinkValidity.column
            + """
             FROM customer JOIN account_link AS link ON link.customer = customer.id
            LEFT JOIN account ON account.account = link.account
            """
    }

    private var inOrder: SQL { " ORDER BY link.customer, link.position, link.created_at, link.account" }

    private func link(_ row: any Row) -> (customer: CustomerID, link: CustomerOverview.Link) {
        (
            CustomerID(stored: row.int(0)),
            CustomerOverview.Link(account: row.accountNumber(1), linkedAt: row.moment(2), isConfirmed: row.int(3) == 1)
        )
    }
}
