import ArgumentParser

/// The program. Each subcommand has its own file.
@main
struct Kabinet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kabinet",
        abstract: "The personal account that a utility gives its customers.",
        discussion: """
            Begin with `kabinet demo`: it shows the portal with made-up data on http://127.0.0.1:8080.
            An operator needs three commands: `kabinet import` takes a batch from the billing system,
            `kabinet user add` adds a customer, `kabinet serve` runs the portal.

            Settings are read from the command line, then from the environment (KABINET_DIRECTORY, KABINET_LISTEN, …),
            then from a file (--settings FILE, with lines such as `listen = 127.0.0.1:8080`), then from the defaults.
            """,
        version: version,
        subcommands: [
            DemoCommand.self, ServeCommand.self, ImportCommand.self, MigrateCommand.self, UserCommand.self,
            FeedbackCommand.self,
            BillsCommand.self, ElectronicBillsCommand.self, CheckCommand.self, RetentionCommand.self,
            NoticeCommand.self, OutboxCommand.self, DoctorCommand.self, BackupCommand.self, RestoreCommand.self,
            CityCommand.self,
        ])
}
