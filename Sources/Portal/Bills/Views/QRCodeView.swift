import Markup

struct QRCodeView {
    let payload: String
    func write(to html: inout HTML) {}
}
