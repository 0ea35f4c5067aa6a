import ArgumentParser

@main
struct Kabinet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kabinet", abstract: "The customer portal of a utility.", subcommands: [ImportCommand.self])
}
