import Markup
import Store
import Words

/// The open sessions, each with the button that ends it.
struct SessionList {
    /// This one.
    let here: Int64
    let sessions: [OpenSession]
    let context: ViewContext

    private var texts: Texts.Security { context.texts.security }

    func write(to html: inout HTML) {
        let table = StackedTable(
            style: "stacked devices", caption: texts.sessions,
            columns: [.text(texts.device), .text(texts.began), .text(texts.seen), .text(texts.end)])
        table.write(to: &html) { html in
            for session in sessions {
                let device = context.texts.device(session.device)
                table.row(
                    &html,
                    [
                        .text(device), .text(context.moment(session.createdAt)), .text(context.moment(session.seenAt)),
                        session.id == here ? .text(texts.here) : .content { end(&$0, session, device) },
                    ])
            }
        }
        if sessions.count > 1 { endOthers(&html) }
    }

    private func end(_ html: inout HTML, _ session: OpenSession, _ device: String) {
        html.form(.method("post"), .action(SessionEnd(session: DatabaseID(session.id)))) { html in
            context.formToken.write(to: &html)
            html.button(.type("submit"), .ariaLabel(texts.end + ": " + device), text: texts.end)
        }
    }

    private func endOthers(_ html: inout HTML) {
        html.form(.method("post"), .action(OtherSessionsEnd())) { html in
            context.formToken.write(to: &html)
            html.button(.type("submit"), text: texts.endOthers)
        }
    }
}
