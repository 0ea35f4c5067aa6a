import Domain
import Markup
import Store
import Web
import Words

/// The sessions, the devices and the second factor of a customer.
struct SecurityPage: CustomerPage, FixedEndpoint, ListedPage {
    static let path: PathTemplate = "/settings/security"

    static func title(_ texts: Texts) -> String { texts.security.title }

    struct Records: Sendable {
        let here: Int64
        let sessions: [OpenSession]
        let devices: [RememberedDevice]
        let hasSecondFactor: Bool
    }

    func read(_ customer: Customer) throws -> Records {
        Records(
            here: customer.session.id, sessions: try customer.sessions(), devices: try customer.rememberedDevices(),
            hasSecondFactor: try customer.secondFactor()?.isOn == true)
    }

    func show(_ records: Records, _ context: ViewContext) -> PageResult {
        let texts = context.texts.security
        return .framed(
            Content(title: texts.title) { html in
                html.h2(text: context.texts.secondFactor.title)
                html.p(text: records.hasSecondFactor ? texts.factorOn : texts.factorOff)
                html.p { $0.a(.href(SecondFactorPage()), text: texts.factor) }
                SessionList(here: records.here, sessions: records.sessions, context: context).write(to: &html)
                DeviceList(devices: records.devices, context: context).write(to: &html)
                html.h2(text: context.texts.securityLog.title)
                html.p { $0.a(.href(SecurityLogPage()), text: texts.log) }
                html.p(.class("back")) { $0.a(.href(SettingsPage()), text: context.texts.settings.title) }
            })
    }
}
