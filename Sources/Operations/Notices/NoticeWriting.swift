package import Domain
package import Store

/// Writes the letters of notices: the portal has their words.
package protocol NoticeWriting: Sendable {
    /// About an account.
    func notice(_ notice: CustomerNotice, about link: NoticedLink, _ catalogue: Catalogue, now: Timestamp) -> Letter
    /// Of the operator.
    func notice(_ notice: OperatorNotice, to recipient: LetterRecipient, _ catalogue: Catalogue?) -> Letter
    /// - Parameter id: of what is sent to this holder.
    func debtNotice(
        _ notice: DebtNotice, _ debt: AccountDebt, id: Int64, to recipient: LetterRecipient, _ catalogue: Catalogue
    ) -> Letter
}
