extension CommandTexts {
    /// What several commands say.
    package final class Common: Decodable, Sendable {
        package let error, reasonLength, yes, no, postgreSQL, tooLong, hungUp, longSocketPath, noSchema: String
        package let noMailLibrary: String
        package let misuse, notALanguage, notAMonth, noDatabase, notUTF8, directory: Phrase<String>
        package let restoreInterrupted, roleOwns, database, databaseUnavailable, portInUse: Phrase<String>
        package let bills: Phrase<(done: String, total: String)>
        package let unusableSocket: Phrase<(path: String, why: String)>
        package let held: Phrase<(directory: String, holder: String)>
        package let unusableDirectory: Phrase<(directory: String, reason: String)>
        package let directoryNotEmpty: Phrase<(directory: String, found: String)>
        package let newerSchema, olderSchema: Phrase<(found: String, known: String)>
        package let customerFiles: Phrase<(path: String, reason: String)>
        package let twoPorts: Phrase<(first: String, second: String)>
    }

    /// What is wrong with the settings, and what they expect.
    package final class SettingErrors: Decodable, Sendable {
        package let commandLine, environment, database, readDatabase, publicAddress, hosts, proxies: String
        package let paperLanguages, besidesOrChoice, automaticOrManual, timeZone, confirmOrEnd, email, mailbox,
            mailSecurity: String
        package let mailServer, unsafeMail, signingKey, signingKeyKind, proofs, sendsLetters: String
        package let listensUnreachably: String
        package let unreadable, addressAndPort, numberFrom, rules, signsIn, signsLetters: Phrase<String>
        package let wrong: Phrase<(name: String, value: String, origin: String, expected: String)>
        package let unlikely: Phrase<(name: String, origin: String, expected: String)>
        package let missing: Phrase<(name: String, why: String)>
        package let unknown: Phrase<(name: String, origin: String, known: String)>
        package let noSetting: Phrase<(file: String, line: String)>
        package let number, seconds, charactersFromTo: Phrase<(from: String, to: String)>
        package let paymentLink: Phrase<(account: String, amount: String, month: String)>
    }

    /// What `serve`, `demo` and `migrate` say.
    package final class Serving: Decodable, Sendable {
        package let noProxies: String
        package let notADay, notAPort, unverifiedHost, demo, demoLetters, publicSignIn, realData: Phrase<String>
        package let upToDate, roleGranted: Phrase<String>
        package let listens: Phrase<(port: String, address: String)>
        package let demoSignIn: Phrase<(email: String, password: String)>
    }
}
