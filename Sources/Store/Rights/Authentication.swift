/// The right to the queries of signing in: passwords, failed attempts, new sessions. No page has it.
package struct Authentication {
    let connection: any Connection

    package init(_ connection: any Connection) {
        self.connection = connection
    }
}
