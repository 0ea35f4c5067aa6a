import Domain
import Markup
import Store
import Web
import Words

/// The personal settings ("Жеке баптаулар"), and the way to all others.
struct SettingsPage: CustomerPage, ListedPage {
    static let path: PathTemplate = "/settings"

    static func title(_ texts: Texts) -> String { texts.settings.title }

    var isSaved = false
    /// What was typed, if it was refused.
    var typed: FormFields?
    var problems: [SettingsChange.Problem] = []

    func read(_ customer: Customer) throws -> Profile {
        try customer.profile()
    }

    func show(_ profile: Profile, _ context: ViewContext) -> PageResult {
        let texts = context.texts.settings
        let problems = problems.map { (field: $0.field, message: $0.words(texts)) }
        return .framed(
            Content(title: texts.title, problems: problems, texts: context.texts) { html in
                if isSaved { html.p(.class("note"), .role("status"), text: texts.saved) }
                let values = SettingsValues(profile, typed: typed, context)
                SettingsForm(values: values, problems: self.problems, context: context).write(to: &html)
                SettingsLinks(context: context).write(to: &html)
            })
    }
}

extension SettingsPage {
    init?(_ address: RequestedAddress) {
        self.init(isSaved: address.query["saved"] != nil)
    }

    var query: Query { [("saved", isSaved ? "yes" : nil)] }
}
