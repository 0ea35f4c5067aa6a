import Foundation
import Words

/// The sources of settings, the one with the highest priority first.
struct SettingSources {
    private let layers: [(origin: String, values: [String: String])]

    /// - Parameters:
    ///   - options: from the command line.
    ///   - file: lines such as `listen = 127.0.0.1:8080`; lines that begin with # are comments.
    init(options: [String: String?], environment: [String: String], file: String?) throws {
        var variables: [String: String] = [:]
        for (name, value) in environment where name.hasPrefix("KABINET_") {
            variables[name.dropFirst(8).lowercased().replacing("_", with: "-")] = value
        }
        layers = [
            (Speech.texts.settings.commandLine, options.compactMapValues { $0 }),
            (Speech.texts.settings.environment, variables),
            (file ?? "", try file.map(SettingSources.settings) ?? [:]),
        ]
    }

    subscript(name: String) -> (value: String, origin: String)? {
        for layer in layers {
            if let value = layer.values[name] { return (value, layer.origin) }
        }
        return nil
    }

    /// - Throws: `SettingError` if the setting is given and `parse` returns nil.
    func read<T>(_ name: String, _ expected: String, _ parse: (String) -> T?) throws -> T? {
        guard let setting = self[name] else { return nil }
        guard let value = parse(setting.value) else {
            throw SettingError.wrong(name: name, value: setting.value, origin: setting.origin, expected: expected)
        }
        return value
    }

    /// Otherwise a misspelt setting would be ignored silently.
    func refuseUnknown(_ known: Set<String>) throws {
        for layer in layers {
            for name in layer.values.keys.sorted() where !known.contains(name) {
                throw SettingError.unknown(name: name, origin: layer.origin, known: known.sorted())
            }
        }
    }

    private static func settings(of file: String) throws -> [String: String] {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw SettingError.unreadable(file: file)
        }
        var settings: [String: String] = [:]
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.trimmingCharacters(in: .whitespaces)
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2, !parts[0].isEmpty else { throw SettingError.noSetting(file: file, line: index + 1) }
            settings[parts[0]] = parts[1]
        }
        return settings
    }
}

enum SettingError: Error, Equatable, CustomStringConvertible {
    case wrong(name: String, value: String, origin: String, expected: String)
    /// For a setting that may contain a secret: its value is not shown.
    case unlikely(name: String, origin: String, expected: String)
    case missing(name: String, why: String)
    case unknown(name: String, origin: String, known: [String])
    case unreadable(file: String)
    case noSetting(file: String, line: Int)

    var description: String {
        let words = Speech.texts.settings
        return switch self {
        case .wrong(let name, let value, let origin, let expected):
            words.wrong((name: name, value: value, origin: origin, expected: expected))
        case .unlikely(let name, let origin, let expected):
            words.unlikely((name: name, origin: origin, expected: expected))
        case .missing(let name, let why): words.missing((name: name, why: why))
        case .unknown(let name, let origin, let known):
            words.unknown((name: name, origin: origin, known: known.joined(separator: ", ")))
        case .unreadable(let file): words.unreadable(file)
        case .noSetting(let file, let line): words.noSetting((file: file, line: "\(line)"))
        }
    }
}
