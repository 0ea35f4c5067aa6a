/// What a consent must name by law (94-V, article 8): a slot in its text, which the operator fills in.
package enum ConsentSlot: String, CaseIterable, Sendable {
    case operatorName = "operator"
    /// The operator's business identification number.
    case bin
    /// Who consents.
    case person
    /// The list of data.
    case data
    /// For how long, or until when.
    case term
    /// Whether data go to third parties, and to whom.
    case thirdParties = "third_parties"
    /// Whether data leave the country.
    case abroad
    /// Whether data are spread in open sources.
    case openSources = "open_sources"
    /// The person who is responsible for personal data.
    case responsible
}
