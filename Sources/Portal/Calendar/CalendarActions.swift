import Store
import Web

/// Makes the address of the calendar, or a new one; the earlier one no longer works. It needs no password: the address
/// shows no more than the session that asks for it.
struct MakeCalendar: Action, FixedEndpoint {
    typealias Context = CustomerContext
    static let path = CalendarPage.path

    func perform(_ form: GenuineForm, _ context: CustomerContext) async throws -> Done {
        let (token, visit) = (Token(), context.visit)
        try await context.write { customer in
            try customer.makeCalendar(token.digest)
            try customer.log(.calendarMade, device: visit.device, now: visit.now)
        }
        return Done(next: CalendarPage(made: CalendarFile(link: LinkToken(token))), isShownOnce: true)
    }
}

/// Switches the calendar off.
struct EndCalendar: Action, FixedEndpoint {
    typealias Context = CustomerContext
    static let path: PathTemplate = "/settings/calendar/off"

    func perform(_ form: GenuineForm, _ context: CustomerContext) async throws -> Done {
        let visit = context.visit
        try await context.write { customer in
            guard try customer.endCalendar() else { return }
            try customer.log(.calendarEnded, device: visit.device, now: visit.now)
        }
        return Done(next: CalendarPage(isEnded: true))
    }
}
