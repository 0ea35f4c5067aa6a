import ArgumentParser

@main
struct Kabinet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "x", subcommands: [])
}
