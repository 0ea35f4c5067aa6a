extension CommandTexts {
    /// What an import found where something else was expected.
    package final class Found: Decodable, Sendable {
        package let nothing, textInUTF16, emptyFile, semicolons, tabs, verticalBars, noColumn: String
        package let quoteInBareField, textAfterQuote, quoteNeverClosed, bareCarriageReturn, emptyLine: String
        package let moreRows, unknownFile, unlistedFile, noFile, repeatedKey, unknownKey, deletionsInFull: String
        package let deletionsInPart, sharedFile, noSuchKey, object, list, somethingElse: String
        package let column, fields, windows1251, notUTF8, longRecord, inAll, again, publishedEarlier: Phrase<String>
        package let keyOfOther, publishedOtherwise, rows, untranslated, rowInUse, repeated,
            servicesMissing, rowsMissing: Phrase<String>
        package let lookAlike: Phrase<(text: String, letter: String, code: String, latin: String)>
        package let unprintable: Phrase<(code: String, text: String)>
        package let characters, lines: Phrase<(count: String, text: String)>
        package let posted, opens: Phrase<(sum: String, service: String, month: String)>
        package let paid: Phrase<(sum: String, account: String, service: String, month: String)>
        package let samePayment: Phrase<(payment: String, other: String)>
        package let noNorm: Phrase<(level: String, plan: String, day: String, category: String)>
        package let noPrice: Phrase<(level: String, plan: String, day: String)>
        package let levelLimit: Phrase<(limit: String, level: String, plan: String, day: String, category: String)>
        package let paymentOf: Phrase<(payment: String, sum: String)>
        package let reversed: Phrase<(sum: String, payment: String)>
        package let numberOfTwo: Phrase<(number: String, first: String, other: String)>
        package let numberOf: Phrase<(number: String, account: String)>
        package let mergedOn: Phrase<(number: String, account: String, next: String)>
        package let noRowsFor: Phrase<(file: String, payment: String)>
        package let sumIn: Phrase<(sum: String, file: String, key: String)>
        package let sumOfMonthIn: Phrase<(sum: String, file: String, key: String, month: String)>
        package let repeatedLine: Phrase<(columns: String, line: String)>
        package let accountsMissing, linkedAccountsMissing: Phrase<(count: String, all: String, names: String)>
        package let goneInUse: Phrase<(code: String, file: String)>
        package let billsMissing, paymentsMissing,
            accountsOfMonthMissing: Phrase<(count: String, all: String, month: String)>
        package let billsMissingAndMore, paymentsMissingAndMore,
            accountsOfMonthMissingAndMore: Phrase<(count: String, all: String, month: String, months: String)>
    }

    /// What an import expected.
    package final class Expected: Decodable, Sendable {
        package let header, utf8, commas, knownColumns, eachColumnOnce, column, quotedField, endOfField: String
        package let closingQuote, lineEnds, record, code, account, day, month, billMonth, norm, price: String
        package let otherRegisters, meter, balance, payment, eachPaymentOnce, knownAccount, together: String
        package let allLanguages, newName, ownName, knownSupplier, eachOnce, totals, listedFile, requiredFile: String
        package let eachKeyOnce, json, format, version, batchName, kind, fileList, fileName, rowCount: String
        package let columnSum, object, noKeys, allPublished, belowZero, paymentAboveZero, eachNumberOnce: String
        package let freeNumber, noDeletions, publishedKey, takenAwayToo, rowsOfAmount, otherAccount: String
        package let accountThatGoesOn, readableBatch, formerSupplier, bin, iban, bik, kbe: String
        package let requiredInPart, noDeletionsInPart, printableLetters: String
        package let publishedSupplier, notRenamed, freeKey, referredCodes, splitAsBefore: String
        package let fields, bytes, textInLine, oneOf, money, positive, valueAs, numberUnless: Phrase<String>
        package let atMostParts, notBeforeIssued, notBeforeReading, levelLimit, stove, benefit, splits: Phrase<String>
        package let notAfterFirstDay: Phrase<String>
        package let register, registerThen, digits, parts, laterMonth, closing, opening, asManifest: Phrase<String>
        package let atMost, knownCode, sameSupplier, files, keys, paymentsAsOf, notAfterMade: Phrase<String>
        package let supplierOfPart, atMostPaid, dayOfMerging, notBeforeOpened, knownAccountIsOther: Phrase<String>
        package let textInLines: Phrase<(characters: String, lines: String)>
        package let integer, decimal, plausible: Phrase<(from: String, to: String)>
        package let notBefore: Phrase<(day: String, column: String)>
        package let codeOfPart: Phrase<(supplier: String, file: String)>
        package let stoves, benefits: Phrase<(file: String, codes: String)>
        package let registersRead: Phrase<(register: String, day: String)>
        package let wholeSum: Phrase<(sum: String, column: String, file: String)>
        package let step: Phrase<(method: String, steps: String)>
        package let partsSum: Phrase<(sum: String, file: String)>
        package let nextOpening: Phrase<(sum: String, month: String)>
        package let unlessAllowed: Phrase<(expected: String, rule: String)>
    }
}
