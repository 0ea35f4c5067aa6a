package import Domain

/// A form to which files are added before it is sent, perhaps several times: known by the SHA-256 of its token, and bound
/// to the browser that has it.
package struct UploadForm: Sendable {
    package let form: [UInt8]
    /// A keyed hash.
    package let owner: [UInt8]

    /// How long files wait for their form.
    package static let lifetime: Int64 = 60 * 60

    package init(form: [UInt8], owner: [UInt8]) {
        (self.form, self.owner) = (form, owner)
    }
}

extension Visitor {
    /// The files of a form, in the order in which they came. For a page: who has the token may see their names.
    ///
    /// - Parameter form: the SHA-256 of its token.
    package func uploads(_ form: [UInt8]) throws -> [FeedbackFile] {
        try connection.uploads(form, now: now)
    }

    /// - Parameter file: its name in the folder.
    /// - Returns: false if the form has `limit` files already.
    package func add(
        file: String, name: FileName, kind: FileKind, size: Int, to form: UploadForm, limit: Int
    ) throws -> Bool {
        let present = try connection.row(
            "SELECT COUNT(*), COALESCE(MAX(position), 0) FROM feedback_attachment WHERE form = $1", [form.form]
        ) { (count: Int($0.int(0)), last: Int($0.int(1))) }
        guard let present, present.count < limit else { return false }
        try connection.execute(
            """
            INSERT INTO feedback_attachment (file, form, owner, position, name, kind, size, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """, [file, form.form, form.owner, present.last + 1, name.text, kind.rawValue, size, now])
        return true
    }

    /// - Returns: the removed file's name in the folder; nil if the form has no such file.
    package func removeUpload(_ position: Int, from form: UploadForm) throws -> String? {
        let file = try connection.row(
            "SELECT file FROM feedback_attachment WHERE form = $1 AND owner = $2 AND position = $3",
            [form.form, form.owner, position]
        ) { $0.text(0) }
        guard let file else { return nil }
        try connection.execute("DELETE FROM feedback_attachment WHERE file = $1", [file])
        return file
    }
}

extension Customer {
    /// See `Visitor.uploads`.
    package func uploads(_ form: [UInt8]) throws -> [FeedbackFile] {
        try connection.uploads(form, now: now)
    }
}

extension Connection {
    fileprivate func uploads(_ form: [UInt8], now: Timestamp) throws -> [FeedbackFile] {
        try rows(
            "SELECT " + FeedbackFile.columns
                + " FROM feedback_attachment WHERE form = $1 AND created_at > $2 ORDER BY position",
            [form, now - UploadForm.lifetime], as: FeedbackFile.init)
    }

    /// The form's files belong to a message now.
    func attach(_ form: UploadForm, to reference: FeedbackReference, message: Int, now: Timestamp) throws {
        try execute(
            """
            UPDATE feedback_attachment SET feedback = $1, message = $2, form = NULL, owner = NULL
            WHERE form = $3 AND owner = $4 AND created_at > $5
            """, [reference.digits, message, form.form, form.owner, now - UploadForm.lifetime])
    }
}
