// A statement is made from the program's own text: a value can't get into it.

import Domain
import Store

func ask(_ connection: any Connection, _ name: String) throws {
    let statement: SQL = "SELECT account FROM account WHERE payer = $1"
    _ = try connection.rows(statement, [name]) { $0.text(0) }
    _ = try connection.rows("SELECT account FROM account WHERE payer = '\(name)'", []) { $0.text(0) }
    // expected-error@-1 {{cannot convert value of type 'String' to expected argument type 'SQL'}}
    _ = try connection.rows("SELECT account FROM account WHERE payer = " + name, []) { $0.text(0) }
    // expected-error@-1 {{cannot convert value of type 'String' to expected argument type 'SQL'}}
    _ = try connection.execute(name, [])
    // expected-error@-1 {{cannot convert value of type 'String' to expected argument type 'SQL'}}
    _ = statement.replacing("payer", with: name)
    // expected-error@-1 {{cannot convert value of type 'String' to expected argument type 'StaticString'}}
    _ = SQL(stringLiteral: name)
    // expected-error@-1 {{cannot convert value of type 'String' to expected argument type 'StaticString'}}
    _ = SQL(script: name)
    // expected-error@-1 {{no exact matches in call to initializer}}
    // expected-note@-2 * {{candidate expects value of type 'StaticString'}}
    _ = SQL(text: name)
    // expected-error@-1 {{no exact matches in call to initializer}}
    // expected-note@-2 * {{candidate expects value of type 'StaticString'}}
}
