import Words

extension Manifest {
    /// Checks that the manifest lists exactly the files of the batch, and that the batch has those that its kind needs, and no
    /// others.
    func compare(with source: BatchSource, _ part: Part?, _ problems: Problems) {
        let (found, expected) = (problems.words.found, problems.words.expected)
        for name in source.unexpectedFiles {
            problems.add(
                name, found: found.unknownFile,
                expected: expected.files(BatchFile.all.map(\.name).joined(separator: ", ")))
        }
        for file in BatchFile.allDeletions + BatchFile.all {
            let isThere = source.files[file.name] != nil
            let isListed = files[file.name] != nil
            if isThere, !isListed {
                problems.add(file.name, found: found.unlistedFile, expected: expected.totals)
            } else if isListed, !isThere {
                problems.add(file.name, found: found.noFile, expected: expected.listedFile)
            } else if kind == .full, file.isRequired, !isThere {
                problems.add(file.name, found: found.noFile, expected: expected.requiredFile)
            } else if kind == .part, BatchFile.requiredInPart.contains(file.name), !isThere {
                problems.add(file.name, found: found.noFile, expected: expected.requiredInPart)
            }
        }
        let deletions = BatchFile.allDeletions.filter { source.files[$0.name] != nil }
        for file in deletions where kind == .full {
            problems.add(
                file.name, found: found.deletionsInFull, expected: expected.noDeletions)
        }
        guard let part else { return }
        for file in deletions {
            problems.add(file.name, found: found.deletionsInPart, expected: expected.noDeletionsInPart)
        }
        let own = part.files.map(\.name)
        for file in BatchFile.all where source.files[file.name] != nil && !own.contains(file.name) {
            problems.add(
                file.name, found: found.sharedFile, expected: expected.files(own.joined(separator: ", ")))
        }
    }
}
