import Markup
import Web

/// The hidden field that takes a `KeptForm` through signing in.
struct KeptFormField {
    let sealed: String?

    func write(to html: inout HTML) {
        if let sealed { html.input(.type("hidden"), Attribute("name", KeptForm.field), .value(sealed)) }
    }
}

extension GenuineForm {
    /// Sealed; nil if there is none.
    var kept: String? {
        let sealed = self[KeptForm.field]
        return sealed.isEmpty ? nil : sealed
    }
}
