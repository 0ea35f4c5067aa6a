// A sentence gets the values of its placeholders: none missing, none too many, none with another name.

import Words

func say(_ texts: Texts) {
    _ = texts.payments.caption((from: "01/2019", to: "10/2019"))
    _ = texts.calculator.caption((from: "01.10.2019", to: "31.10.2019"))
    // expected-error@-1 {{cannot convert value of type '(from: String, to: String)' to expected argument type}}
    _ = texts.payments.caption((from: "01/2019", to: "10/2019", month: "09/2019"))
    // expected-error@-1 {{cannot convert value of type '(from: String, to: String, month: String)' to expected argument type}}
    _ = texts.payments.caption((first: "01/2019", last: "10/2019"))
    // expected-error@-1 {{cannot convert value of type '(first: String, last: String)' to expected argument type}}
    _ = texts.payments.caption("01/2019")
    // expected-error@-1 {{cannot convert value of type 'String' to expected argument type '(from: String, to: String)'}}

    _ = texts.balance.asOf("16.10.2019")
    _ = texts.balance.asOf()
    // expected-error@-1 {{missing argument for parameter #1 in call}}
    _ = texts.balance.asOf((from: "01/2019", to: "10/2019"))
    // expected-error@-1 {{cannot convert value of type '(from: String, to: String)' to expected argument type 'String'}}
    let _: String = texts.balance.asOf
    // expected-error@-1 {{cannot convert value of type 'Phrase<String>' to specified type 'String'}}
}
