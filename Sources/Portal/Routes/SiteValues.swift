package import Domain
package import Store
import Web

// The domain's values as parameters of the site's addresses.

extension AccountSlug: PathValue {
    package static func parse(_ pathText: String) -> AccountSlug? { AccountSlug(pathText) }
    package var pathText: String { text }
}

extension ServiceCode: PathValue {
    package static func parse(_ pathText: String) -> ServiceCode? { ServiceCode(pathText) }
    package var pathText: String { text }
}

extension FeedbackReference: PathValue {
    package static func parse(_ pathText: String) -> FeedbackReference? {
        FeedbackReference(pathText).flatMap { $0.text == pathText ? $0 : nil }
    }
    package var pathText: String { text }
}

extension Month: PathValue {
    package static func parse(_ pathText: String) -> Month? { Month(iso: pathText) }
    package var pathText: String { iso }
}
