import Store

// Two roles: the one that migrates owns the tables, the one that serves has rights on rows alone. One role may be both.

extension Session {
    /// Migrates the tables; as a role that does not own them, checks that their owner has done so.
    func migrate() throws {
        var (exists, mayMigrate) = (false, false)
        try run(Dialect.ownership, Parameters()).visit { (exists, mayMigrate) = ($0.int(0) == 1, $0.int(1) == 1) }
        for schema in [Schema.billing, .portal] {
            if mayMigrate {
                try schema.migrate(in: Dialect.schema) { try transaction(.publication, $0) }
            } else if exists {
                try transaction(.read) { try schema.check($0) }
            } else {
                throw SchemaError.missing
            }
        }
    }
}

extension PostgreSQLDatabase {
    /// Gives a role the rights to read and write rows, and to read which schema they have; takes other rights on the
    /// tables from it.
    ///
    /// - Throws: `RoleError`; `DatabaseError`, for example if there is no such role.
    package func grantRows(to role: String) throws {
        try exclusively("schema ") { session in
            try session.transaction(.write) { connection in
                let isOwner = try connection.row(Dialect.actsAsOwner, [role]) { $0.int(0) }
                guard isOwner == 0 else { throw RoleError(role: role) }
                _ = try connection.row(Dialect.nameServingRole, [role]) { $0.text(0) }
                try connection.execute(Dialect.grantRows, [])
            }
        }
    }
}

package struct RoleError: Error, CustomStringConvertible {
    package let role: String

    package var description: String {
        "the role \(role) has the rights of the tables' owner already: create one that is neither superuser nor its member"
    }
}

extension Dialect {
    /// Whether there are tables, and whether this role may change them or create them.
    static let ownership: SQL = """
        SELECT (to_regclass('portal_step') IS NOT NULL)::int,
            COALESCE(
                (SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('portal_step')),
                has_schema_privilege(current_schema(), 'CREATE'))::int
        """

    static let actsAsOwner: SQL = "SELECT pg_has_role($1, current_user, 'USAGE')::int"

    /// A statement that grants takes no parameters, so the role is a setting of the transaction.
    static let nameServingRole: SQL = "SELECT set_config('kabinet.serving_role', $1, true)"

    static let grantRows: SQL = """
        DO $$
        DECLARE
            role TEXT := current_setting('kabinet.serving_role');
            own TEXT;
        BEGIN
            EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), role);
            FOR own IN
                SELECT relname FROM pg_class
                WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
                    AND pg_has_role(relowner, 'USAGE')
            LOOP
                EXECUTE format('REVOKE ALL ON %I FROM %I', own, role);
                EXECUTE format('GRANT SELECT ON %I TO %I', own, role);
                IF own NOT IN ('billing_step', 'portal_step') THEN
                    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %I TO %I', own, role);
                END IF;
            END LOOP;
        END $$
        """
}
