import Domain
import Store
import Words

extension SecurityEvent {
    /// What happened, and what it was about.
    func words(_ context: ViewContext) -> String {
        let texts = context.texts.securityLog
        let parts = detail?.split(separator: " ", maxSplits: 1).map(String.init) ?? []
        guard kind == .operatorActed, let act = parts.first.flatMap(OperatorAct.init(rawValue:)) else {
            return [kind.words(texts), subject(context)].compactMap(\.self).joined(separator: ": ")
        }
        return ([act.words(texts)] + parts.dropFirst()).joined(separator: ": ")
    }

    /// A consent by its title, as long as the operator has it.
    private func subject(_ context: ViewContext) -> String? {
        guard [.consentGiven, .consentWithdrawn].contains(kind), let purpose = detail.map(ConsentPurpose.init(stored:))
        else { return detail }
        return context.settings.consents?[purpose]?.title[context.language] ?? detail
    }
}

extension OperatorAct {
    fileprivate func words(_ texts: Texts.SecurityLog) -> String {
        switch self {
        case .show: texts.operatorShow
        case .unlink: texts.operatorUnlink
        case .endSessions: texts.operatorEndSessions
        case .removeSecondFactor: texts.operatorRemoveSecondFactor
        case .list, .delete, .publishNotice, .endNotice, .debtNotice, .showDebtNotices, .decideReading:
            texts.operatorActed
        }
    }
}

extension SecurityEvent.Kind {
    fileprivate func words(_ texts: Texts.SecurityLog) -> String {
        switch self {
        case .registered: texts.registered
        case .signedIn: texts.signedIn
        case .signInRefused: texts.signInRefused
        case .codeRefused: texts.codeRefused
        case .signedOut: texts.signedOut
        case .sessionsEnded: texts.sessionsEnded
        case .passwordRefused: texts.passwordRefused
        case .passwordChanged: texts.passwordChanged
        case .passwordReset: texts.passwordReset
        case .emailChangeRequested: texts.emailChangeRequested
        case .emailChanged: texts.emailChanged
        case .emailRestored: texts.emailRestored
        case .secondFactorOn: texts.secondFactorOn
        case .secondFactorOff: texts.secondFactorOff
        case .recoveryCodesRenewed: texts.recoveryCodesRenewed
        case .recoveryCodeUsed: texts.recoveryCodeUsed
        case .accountLinked: texts.accountLinked
        case .accountRemoved: texts.accountRemoved
        case .helperInvited: texts.helperInvited
        case .helperAccepted: texts.helperAccepted
        case .helperEnded: texts.helperEnded
        case .consentGiven: texts.consentGiven
        case .consentWithdrawn: texts.consentWithdrawn
        case .dataTaken: texts.dataTaken
        case .calendarMade: texts.calendarMade
        case .calendarEnded: texts.calendarEnded
        case .deletionRequested: texts.deletionRequested
        case .deletionCancelled: texts.deletionCancelled
        case .operatorActed: texts.operatorActed
        }
    }
}
