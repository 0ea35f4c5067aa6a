import Store
import Web

/// From now on the second factor is asked on this device again.
struct DeviceForgetting: Action {
    typealias Context = CustomerContext
    static let path: PathTemplate = "/settings/security/devices/{device}/forget"

    let device: DatabaseID

    func perform(_ form: GenuineForm, _ context: CustomerContext) async throws -> Done {
        try await context.write { try $0.forgetDevice(id: device.number) }
        return Done(next: SecurityPage())
    }
}

extension DeviceForgetting {
    init?(_ address: RequestedAddress) {
        guard let device: DatabaseID = address.places() else { return nil }
        self.init(device: device)
    }

    var places: [any PathValue] { [device] }
}
