extension Texts {
    /// What is stored about a customer.
    package final class OwnData: Decodable, Sendable {
        package let title, lead, caption, what, source, purpose, term: String
        package let signIn, profile, links, consents, sessions, letters, electronicBills, feedback, `operator`: Row
        package let account: Row
        package let archiveTitle, archiveLead, archiveCare, download, rights: String
        package let correct, consentsHint, deletionHint: String

        package final class Row: Decodable, Sendable {
            package let what, source, purpose, term: String
        }

        package var rows: [Row] {
            [signIn, profile, links, consents, sessions, letters, electronicBills, feedback, `operator`, account]
        }
    }

    /// The customer's copy of what is stored, as its README.txt explains it.
    package final class Archive: Decodable, Sendable {
        package let title, about, care: String
        package let madeFor: Phrase<(email: String, moment: String)>
        package let profile, links, helpers, helperUses, consents, sessions, devices, securityLog: String
        package let operatorActs, letters, subscriptions, mailedBills, feedback, feedbackFiles, givenReadings: String
        package let notices, debtNotices: String
        package let account, households, meters, readings, balances, adjustments, payments, paymentSplits: String
        package let bills, billLines, billReadings, billVersions, billVersionLines, accountPlans: String
    }

    package final class Deletion: Decodable, Sendable {
        package let title, cancel, meanwhile, cancelled, goes, goesSignIn, goesLinks, goesHistory: String
        package let stays, staysSupplier, staysProof, staysBackups, submit, formExpired: String
        package let lead, planned: Phrase<String>

        package var whatGoes: [String] { [goesSignIn, goesLinks, goesHistory] }
        package var whatStays: [String] { [staysSupplier, staysProof, staysBackups] }
    }

    /// The letters about a customer's data and sign-in that the operator or the nightly job causes.
    package final class DataLetters: Decodable, Sendable {
        package let secondFactorRemoved: SecondFactorRemoved
        package let deletionPlanned: DeletionPlanned
        package let deleted: Deleted

        package final class SecondFactorRemoved: Decodable, Sendable {
            package let subject, body, link, note: String
        }

        package final class DeletionPlanned: Decodable, Sendable {
            package let subject, link, note: String
            package let body: Phrase<String>
        }

        package final class Deleted: Decodable, Sendable {
            package let subject, body, note: String
        }
    }
}
