import Domain
import HTTPTypes
import HummingbirdCore
import Logging
import Markup
import Store
import Web
import Words

extension Portal {
    /// Renders errors as pages. Details are not on the page but in the log, under the same request id.
    func errorPage(for error: any Error, _ visit: Visit) async -> Response {
        let texts = texts[visit.language].errors
        switch error {
        case is WrongHost:
            return .plain(.misdirectedRequest, "This host is not served here.\n")
        case RightsError.signInNeeded:
            // The page of a form has the form's address. What was typed is gone, and the page says so.
            return redirect(
                to: SignInPage(next: visit.match?.endpoint.address, hasLostForm: visit.method == .post))
        case RightsError.noSuchAccount:
            attacks.note(.account, visit)
            return await page(texts.notFound, .notFound, visit)
        case PageError.notFound:
            return await page(texts.notFound, .notFound, visit)
        case PageError.notAllowed(let methods):
            var response = await page(texts.notAllowed, .methodNotAllowed, visit)
            response.headers[.allow] = methods
            return response
        case PageError.expired, FormError.notAForm:
            return await page(texts.expired, .forbidden, visit)
        case FormError.tooLarge:
            return await page(texts.tooLarge, .contentTooLarge, visit)
        case FormError.incomplete:
            return await page(texts.expired, .badRequest, visit)
        case is TooBusy:
            return soon(await page(texts.busy, .serviceUnavailable, visit))
        case is TooManyAtOnce:
            return soon(await page(texts.tooManyAtOnce, .tooManyRequests, visit))
        case let error as DatabaseUnavailable:
            logger.error("no database", metadata: ["id": "\(visit.id)", "error": "\(error)"])
            // Its frame needs no database: another query would only take as long again.
            let message = error.mayHaveHappened ? texts.uncertain : texts.unavailable
            return soon(render(message, .serviceUnavailable, FrameFacts(), visit))
        default:
            logger.error("fault", metadata: ["id": "\(visit.id)", "error": "\(error)"])
            return await page(texts.fault, .internalServerError, visit)
        }
    }

    private func page(
        _ message: Texts.Errors.Message, _ status: HTTPResponse.Status, _ visit: Visit
    ) async -> Response {
        let frame = (try? await access.read(visit) { try FrameFacts($0) }) ?? FrameFacts()
        return render(message, status, frame, visit)
    }

    /// That it may be tried again in some seconds.
    func soon(_ response: Response) -> Response {
        var response = response
        response.headers[.retryAfter] = "5"
        return response
    }

    private func render(
        _ message: Texts.Errors.Message, _ status: HTTPResponse.Status, _ frame: FrameFacts, _ visit: Visit
    ) -> Response {
        let texts = texts[visit.language]
        let content = Content(title: message.title, status: status) { html in
            html.p(text: message.what)
            html.p(text: message.next)
            if status == .serviceUnavailable, visit.method == .read, let page = visit.match?.endpoint.address {
                html.p { $0.a(.class("button"), .href(page), text: texts.errors.again) }
            }
            html.p { html in
                html.a(.href(StartPage()), text: texts.frame.start)
                html.text(" · ")
                html.a(.href(ContactsPage()), text: texts.contacts.title)
            }
            if status == .internalServerError {
                html.p(.class("quiet"), text: texts.errors.requestID(visit.id.description))
            }
        }
        return framed(content, frame, ViewContext(visit, self, frame))
    }
}
