/// Why a run's record could not be written, read or found.
package struct JournalError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Kind: Sendable, Equatable {
        /// The disk refused; nothing further may be started.
        case storage
        /// The journal is not what was written.
        case damaged
        /// The journal was written by a newer Cortex.
        case newer
        /// A record is longer than 64 KiB.
        case tooLarge
        /// Another process drives the run.
        case locked
        /// No run has the given name.
        case notFound
        /// Several runs have it.
        case ambiguous
        /// Somebody else has answered first, and otherwise.
        case conflict
        /// A file that others left is not what it should be.
        case refused
        /// A folder is not safe to keep runs in.
        case unsafeFolder
    }

    package var kind: Kind
    /// One line for a person: what, where and what now.
    package var description: String

    package init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}
