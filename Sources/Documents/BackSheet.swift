/// The back of a bill (F12): the operator's explanations, and the tariffs, norms and offices of its data.
package struct BackSheet: Hashable, Sendable {
    package var title: String
    package var sections: [Section]

    package init(title: String, sections: [Section]) {
        (self.title, self.sections) = (title, sections)
    }

    package struct Section: Hashable, Sendable {
        package var head: String
        package var paragraphs: [String]

        package init(head: String, paragraphs: [String]) {
            (self.head, self.paragraphs) = (head, paragraphs)
        }
    }
}
