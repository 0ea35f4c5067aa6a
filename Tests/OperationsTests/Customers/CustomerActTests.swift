import Domain
import Operations
import Store
import Testing

@Suite("The operator's acts on customers")
struct CustomerActTests {
    static let everyAct: [CustomerAct] = [
        .show, .unlink(account: "1"), .endSessions, .removeSecondFactor, .delete,
    ]

    /// A customer with a session and a second factor, and a stranger with the same.
    private func office() async throws -> TestOffice {
        let office = try await TestOffice("a@b.kz", "other@b.kz")
        for (number, email) in ["a@b.kz", "other@b.kz"].enumerated() {
            let id = try #require(try await office.id(email))
            try await office.database.write { connection in
                let token = [UInt8(number)]
                try Authentication(connection).beginSession(token, of: id, device: "Firefox", now: TestOffice.now)
                try connection.execute(
                    "INSERT INTO second_factor (customer, totp_key, created_at, confirmed_at) VALUES ($1, $2, $3, $3)",
                    [id, token, TestOffice.now])
            }
        }
        return office
    }

    @Test("Each act is kept with its reason, and changes only its customer", arguments: everyAct)
    func kept(act: CustomerAct) async throws {
        let office = try await office()
        #expect(try await office.run(act, on: "a@b.kz") == .done)
        #expect(try await office.texts("SELECT reason FROM operator_act") == ["request 7"])
        let left = [
            "sessions": try await office.count("SELECT COUNT(*) FROM session"),
            "factors": try await office.count("SELECT COUNT(*) FROM second_factor"),
            "links": try await office.count("SELECT COUNT(*) FROM account_link"),
            "customers": try await office.count("SELECT COUNT(*) FROM customer"),
        ]
        var expected: [String: Int64] = ["sessions": 2, "factors": 2, "links": 2, "customers": 2]
        switch act {
        case .show: break
        case .unlink: expected["links"] = 1
        case .endSessions: expected["sessions"] = 1
        case .removeSecondFactor: expected["factors"] = 1
        case .delete: for key in expected.keys { expected[key] = 1 }
        }
        #expect(left == expected)
        #expect(try await office.texts("SELECT email FROM customer ORDER BY email").contains("other@b.kz"))
    }

    @Test("The customer reads each act in the security log", arguments: everyAct.filter { $0 != .delete })
    func logged(act: CustomerAct) async throws {
        let office = try await office()
        _ = try await office.run(act, on: "a@b.kz")
        let words: [CustomerAct: String] = [
            .show: "show", .unlink(account: "1"): "unlink 1", .endSessions: "end-sessions",
            .removeSecondFactor: "remove-second-factor",
        ]
        let logged = try await office.texts("SELECT detail FROM security_event WHERE kind = 'operator-acted'")
        #expect(logged == [try #require(words[act])])
    }

    @Test("An act on nobody changes and keeps nothing", arguments: everyAct)
    func nobody(act: CustomerAct) async throws {
        let office = try await office()
        #expect(try await office.run(act, on: "none@b.kz") == .refused("there is no customer none@b.kz"))
        #expect(try await office.count("SELECT COUNT(*) FROM operator_act") == 0)
        #expect(try await office.count("SELECT COUNT(*) FROM customer") == 2)
    }

    @Test("What is not there cannot be removed, and the refused act is not kept")
    func nothing() async throws {
        let office = try await TestOffice("a@b.kz")
        let unlinked = try await office.run(.unlink(account: "2"), on: "a@b.kz")
        #expect(unlinked == .refused("the customer is not linked to the account 2"))
        #expect(
            try await office.run(.removeSecondFactor, on: "a@b.kz") == .refused("the customer has no second factor"))
        #expect(try await office.count("SELECT COUNT(*) FROM operator_act") == 0)
        #expect(try await office.count("SELECT COUNT(*) FROM account_link") == 1)
    }

    @Test("A letter tells that the second factor was removed, and that the customer was deleted")
    func letters() async throws {
        let office = try await office()
        _ = try await office.run(.removeSecondFactor, on: "a@b.kz")
        #expect(try await office.texts("SELECT kind FROM letter") == ["second-factor-changed"])
        _ = try await office.run(.delete, on: "a@b.kz")
        #expect(try await office.texts("SELECT kind FROM letter") == ["deleted"])
        #expect(try await office.texts("SELECT recipient FROM letter") == ["a@b.kz"])
    }

    @Test("Ending a link ends the access of its helpers")
    func helpers() async throws {
        let office = try await office()
        let (holder, helper) = (try await office.id("a@b.kz"), try await office.id("other@b.kz"))
        try await office.database.write { connection in
            try connection.execute(
                """
                INSERT INTO helper_access (id, holder, account, email, scope, invited_at, helper, slug, accepted_at)
                VALUES (1, $1, '1', 'other@b.kz', 'view', $2, $3, 'slug', $2)
                """, [holder, TestOffice.now, helper])
        }
        _ = try await office.run(.unlink(account: "1"), on: "a@b.kz")
        #expect(try await office.count("SELECT COUNT(*) FROM helper_access WHERE ended_at IS NULL") == 0)
    }

    @Test("Reading the list is kept too")
    func list() async throws {
        let office = try await TestOffice("a@b.kz")
        let outcome = try await CustomerOperation.list(reason: "yearly check")
            .run(on: office.database, office.letters, now: TestOffice.now)
        #expect(outcome == .done)
        #expect(try await office.texts("SELECT act || ' ' || reason FROM operator_act") == ["list yearly check"])
    }

    @Test("Who is invited gets a letter with a link; nobody else does")
    func invitation() async throws {
        let office = try await TestOffice("a@b.kz")
        let customers = try ["a@b.kz", "new@b.kz", "wrong@b.kz"].map {
            try NewCustomer(email: $0, accounts: $0 == "wrong@b.kz" ? ["77"] : ["1"])
        }
        let adding = CustomerOperation.add(customers, password: "hash", invitation: .init(in: .ru))
        let outcome = try await adding.run(on: office.database, office.letters, now: TestOffice.now)
        let refusal = "there is no account 77 in the imported batches"
        #expect(outcome == .added([.existing, .added, .refused(refusal)]))
        #expect(try await office.texts("SELECT recipient || ' ' || language FROM letter") == ["new@b.kz ru"])
        #expect(try await office.texts("SELECT purpose || ' ' || email FROM mail_link") == ["invitation new@b.kz"])
    }

    @Test("Whoever was deleted is not invited again, but can be added when asking for it")
    func deletedBefore() async throws {
        let office = try await TestOffice("a@b.kz")
        _ = try await office.run(.delete, on: "a@b.kz")
        let customers = [try NewCustomer(email: "a@b.kz", accounts: [])]
        func add(_ invitation: CustomerOperation.Invitation?) async throws -> CustomerOperation.Outcome {
            try await CustomerOperation.add(customers, password: "hash", invitation: invitation)
                .run(on: office.database, office.letters, now: TestOffice.now)
        }
        guard case .added(let outcomes) = try await add(.init(in: .kk)), case .refused = outcomes.first else {
            Issue.record("invited")
            return
        }
        #expect(try await add(nil) == .added([.added]))
    }
}
