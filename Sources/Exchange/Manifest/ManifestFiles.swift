extension Manifest {
    /// Checks that the manifest lists exactly the files of the batch, and that a full batch has all required files.
    func compare(with source: BatchSource, _ problems: Problems) {
        for name in source.unexpectedFiles {
            problems.add(
                name, found: "a file that the format does not have",
                expected: "only " + BatchFile.all.map(\.name).joined(separator: ", "))
        }
        for file in BatchFile.all {
            let isThere = source.files[file.name] != nil
            let isListed = files[file.name] != nil
            if isThere, !isListed {
                problems.add(file.name, found: "a file that the manifest does not list", expected: "its control totals")
            } else if isListed, !isThere {
                problems.add(file.name, found: "no such file", expected: "the file, as the manifest lists it")
            } else if kind == .full, file.isRequired, !isThere {
                problems.add(file.name, found: "no such file", expected: "the file, which a full batch must have")
            }
        }
    }
}
