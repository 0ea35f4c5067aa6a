/// What signing in asks of the database: passwords, failed attempts, sessions that begin. No page has it.
package struct Authentication {
    let connection: any Connection

    package init(_ connection: any Connection) {
        self.connection = connection
    }
}
