import HTTPTypes
import Web

let hourOfSeconds = 3600

extension Visit {
    /// The e-mail to which this visitor has asked for a letter.
    var mailedTo: String? { cookies[.mailedTo].flatMap { percentDecoded($0.utf8, plusIsSpace: false) } }

    func settingMailedTo(_ email: String) -> HTTPField {
        cookies.setting(.mailedTo, percentEncoded(email), maxAge: hourOfSeconds)
    }
}
