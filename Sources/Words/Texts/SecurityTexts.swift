extension Texts {
    /// The list of sessions and devices.
    package final class Security: Decodable, Sendable {
        package let title, factorOn, factorOff, factor, sessions, device, began, seen, here, end, endOthers: String
        package let remembered, until, forget, log: String
    }

    package final class SecurityLog: Decodable, Sendable {
        package let title, lead, caption, none, event, moment, device: String
        package let registered, signedIn, signInRefused, codeRefused, signedOut, sessionsEnded: String
        package let passwordRefused, passwordChanged, passwordReset: String
        package let emailChangeRequested, emailChanged, emailRestored: String
        package let secondFactorOn, secondFactorOff, recoveryCodesRenewed, recoveryCodeUsed: String
        package let accountLinked, accountRemoved, helperInvited, helperAccepted, helperEnded: String
        package let consentGiven, consentWithdrawn, dataTaken, calendarMade, calendarEnded: String
        package let deletionRequested, deletionCancelled: String
        package let operatorActed: String
        package let operatorShow, operatorUnlink, operatorEndSessions, operatorRemoveSecondFactor: String
    }

    package final class SecondFactor: Decodable, Sendable {
        package let title, back, isOn, isOff, lead, begin: String
        package let keyTitle, stepApp, stepKey, keyByHand, openApp, stepCode, turnOn, nothing, ended: String
        package let codesTitle, codesShown, codesLead, renewLead, renew: String
        package let offTitle, offLead, turnOff, formExpired: String
        package let codesLeft, shortPassword: Phrase<String>
    }

    /// Asking for a code of the second factor.
    package final class Code: Decodable, Sendable {
        package let title, lead, app, noPhone, recoveryCode, recoveryHint, remember, rememberHint, submit, again: String
        package let missing, wrong, wrongRecoveryCode, ended, formExpired: String
        package let tooMany: Phrase<String>
    }

    /// Browsers and systems by their names.
    package final class Devices: Decodable, Sendable {
        package let named: Phrase<(browser: String, system: String)>
        package let unknown, edge, opera, yandex, samsung, firefox, chrome, safari, unknownBrowser: String
        package let android, iphone, ipad, windows, mac, linux, unknownSystem: String
    }
}
