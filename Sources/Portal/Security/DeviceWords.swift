import Web
import Words

extension Texts {
    /// "Chrome, Android".
    ///
    /// - Parameter stored: as the database has it.
    func device(_ stored: String) -> String {
        let agent = UserAgent(stored: stored)
        if agent == UserAgent(nil) { return devices.unknown }
        return devices.named((browser: browser(agent.browser), system: system(agent.system)))
    }

    private func browser(_ browser: UserAgent.Browser) -> String {
        switch browser {
        case .edge: devices.edge
        case .opera: devices.opera
        case .yandex: devices.yandex
        case .samsung: devices.samsung
        case .firefox: devices.firefox
        case .chrome: devices.chrome
        case .safari: devices.safari
        case .unknown: devices.unknownBrowser
        }
    }

    private func system(_ system: UserAgent.System) -> String {
        switch system {
        case .android: devices.android
        case .iphone: devices.iphone
        case .ipad: devices.ipad
        case .windows: devices.windows
        case .mac: devices.mac
        case .linux: devices.linux
        case .unknown: devices.unknownSystem
        }
    }
}
