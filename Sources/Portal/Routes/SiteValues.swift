package import Domain
package import Store
import Web

// How the domain's values stand in the site's addresses.

extension AccountSlug: PathValue {
    package static func parse(_ pathText: String) -> AccountSlug? { AccountSlug(pathText) }
    package var pathText: String { text }
}

extension ServiceCode: PathValue {
    package static func parse(_ pathText: String) -> ServiceCode? { ServiceCode(pathText) }
    package var pathText: String { text }
}

extension Month: PathValue {
    package static func parse(_ pathText: String) -> Month? { Month(iso: pathText) }
    package var pathText: String { iso }
}
