// The domain's codes and numbers are separate types: one cannot be passed for another, nor text for any of them.

import Domain
import Store

@testable import Portal

func mix(
    _ account: AccountNumber, _ meter: MeterNumber, _ service: ServiceCode, _ plan: PlanCode, _ catalogue: Catalogue,
    _ slug: AccountSlug, _ text: String
) {
    _ = catalogue.service(service)
    _ = catalogue.service("electricity")
    _ = catalogue.service(account)
    // expected-error@-1 {{cannot convert value of type 'AccountNumber' to expected argument type 'ServiceCode'}}
    _ = catalogue.service(meter)
    // expected-error@-1 {{cannot convert value of type 'MeterNumber' to expected argument type 'ServiceCode'}}
    _ = catalogue.service(plan)
    // expected-error@-1 {{cannot convert value of type 'PlanCode' to expected argument type 'ServiceCode'}}
    _ = catalogue.service(text)
    // expected-error@-1 {{cannot convert value of type 'String' to expected argument type 'ServiceCode'}}
    _ = catalogue.tariffs[service]
    // expected-error@-1 {{cannot convert value of type 'ServiceCode' to expected argument type 'PlanCode'}}
    _ = Meter(service: service, number: account, digits: 5, ratio: .zero)
    // expected-error@-1 {{cannot convert value of type 'AccountNumber' to expected argument type 'MeterNumber'}}
    _ = StatementPage(slug: slug, service: service)
    _ = StatementPage(slug: slug, service: text)
    // expected-error@-1 {{cannot convert value of type 'String' to expected argument type 'ServiceCode'}}
    _ = StatementPage(slug: account, service: service)
    // expected-error@-1 {{cannot convert value of type 'AccountNumber' to expected argument type 'AccountSlug'}}
    _ = BillPage(slug: slug, month: text)
    // expected-error@-1 {{cannot convert value of type 'String' to expected argument type 'Month'}}
    _ = service == plan
    // expected-error@-1 {{binary operator '==' cannot be applied to operands of type 'ServiceCode' and 'PlanCode'}}
}
