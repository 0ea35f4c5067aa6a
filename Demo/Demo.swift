/// The demo's batch, as part of the program: `kabinet demo` needs no other file.
package enum DemoBatch {
    /// How the demo's batches are named, whatever a program's own says: its content follows.
    package static let identityStart = "demo-2019-10-16"

    package static let files: [(name: String, content: [UInt8])] = [
        ("manifest.json", PackageResources.manifest_json),
        ("suppliers.csv", PackageResources.suppliers_csv),
        ("offices.csv", PackageResources.offices_csv),
        ("services.csv", PackageResources.services_csv),
        ("reading_windows.csv", PackageResources.reading_windows_csv),
        ("plans.csv", PackageResources.plans_csv),
        ("prices.csv", PackageResources.prices_csv),
        ("norms.csv", PackageResources.norms_csv),
        ("bill_back.csv", PackageResources.bill_back_csv),
        ("accounts.csv", PackageResources.accounts_csv),
        ("households.csv", PackageResources.households_csv),
        ("meters.csv", PackageResources.meters_csv),
        ("readings.csv", PackageResources.readings_csv),
        ("balances.csv", PackageResources.balances_csv),
        ("adjustments.csv", PackageResources.adjustments_csv),
        ("payments.csv", PackageResources.payments_csv),
        ("payment_splits.csv", PackageResources.payment_splits_csv),
        ("bills.csv", PackageResources.bills_csv),
        ("bill_lines.csv", PackageResources.bill_lines_csv),
    ]
}

/// The demo's consents, all filled in: customers can register.
package enum DemoConsents {
    package static let file: [UInt8] = PackageResources.consents_json
}

/// What the demo's customers can write about.
package enum DemoFeedback {
    package static let topics: [UInt8] = PackageResources.feedback_json
}
