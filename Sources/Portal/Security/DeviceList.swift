import Domain
import Markup
import Store
import Words

/// The devices on which the second factor is not asked, each with the button that changes it.
struct DeviceList {
    let devices: [RememberedDevice]
    let context: ViewContext

    private var texts: Texts.Security { context.texts.security }

    func write(to html: inout HTML) {
        guard !devices.isEmpty else { return }
        let table = StackedTable(
            style: "stacked devices", caption: texts.remembered,
            columns: [.text(texts.device), .text(texts.until), .text(texts.forget)])
        table.write(to: &html) { html in
            for device in devices {
                let name = context.texts.device(device.device)
                let until = device.createdAt + RememberedDevice.lifetime
                table.row(
                    &html, [.text(name), .text(context.moment(until)), .content { forget(&$0, device, name) }])
            }
        }
    }

    private func forget(_ html: inout HTML, _ device: RememberedDevice, _ name: String) {
        html.form(.method("post"), .action(DeviceForgetting(device: DatabaseID(device.id)))) { html in
            context.formToken.write(to: &html)
            html.button(.type("submit"), .ariaLabel(texts.forget + ": " + name), text: texts.forget)
        }
    }
}
