/// When a subscription of `ebill_subscription AS subscription` counts, with its `account_link AS link` and `account`.
enum SubscriptionValidity {
    /// A condition, to be put after a keyword.
    static let rule: SQL =
        " (subscription.ended_at IS NULL AND subscription.payer = account.payer AND" + LinkValidity.rule + ")"
}
