import Domain
import Markup
import Store
import Words

/// The helpers of an account with their term and their uses.
struct HelperList {
    let records: HelpersPage.Records
    let context: ViewContext

    private var texts: Texts.Helpers { context.texts.helpers }

    func write(to html: inout HTML) {
        guard !records.helpers.isEmpty else {
            html.p(.class("quiet"), text: texts.none)
            return
        }
        html.ul(.class("cards")) { html in
            for (access, uses) in records.helpers {
                html.li(.class("card still")) { card(&$0, access, uses) }
            }
        }
    }

    private func card(_ html: inout HTML, _ access: HelperAccess, _ uses: [HelperUse]) {
        html.h3(text: access.email)
        let status = access.status(records.today, now: context.visit.now)
        if status == .over {
            html.p(.class("quiet"), text: texts.over)
        } else {
            if status == .waiting { html.p(text: texts.waiting) }
            if access.scope == .readings { html.p(text: texts.givesReadings) }
            HelpTerm(lastDay: access.lastDay, context: context).write(to: &html)
            EndHelpButton(access: access.id, label: texts.end, context: context).write(to: &html)
        }
        guard !uses.isEmpty else { return }
        html.details(.class("choice")) { html in
            html.summary(text: texts.uses(String(uses.count)))
            html.ul { html in
                for use in uses { html.li { $0.text(context.moment(use.last)) } }
            }
        }
    }
}

/// Until when a helper may see the account.
struct HelpTerm {
    let lastDay: Day?
    let context: ViewContext

    func write(to html: inout HTML) {
        let texts = context.texts.helpers
        html.p(text: lastDay.map { texts.untilDay($0.inWords(context.language)) } ?? texts.untilEnded)
    }
}

/// Ends a helper's access, as the holder or as the helper.
struct EndHelpButton {
    let access: HelperAccessID
    let label: String
    let context: ViewContext

    func write(to html: inout HTML) {
        html.form(.method("post"), .action(EndHelp(access: access))) { html in
            context.formToken.write(to: &html)
            html.button(.type("submit"), text: label)
        }
    }
}
