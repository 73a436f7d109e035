/// What is asked of `ssh-keygen`; it knows the keys that are trusted.
package protocol SignatureChecker: Sendable {
    /// Whether keys that are trusted were named at all.
    var hasSigners: Bool { get }
    /// Whether the signature is one of its own key for `message`; `nil` if nobody can say.
    func isCorrect(_ signature: [UInt8], of message: [UInt8], namespace: String) -> Bool?
    /// The names of those whose key made the signature; none where the key is not trusted.
    func principals(of signature: [UInt8], at time: String) -> [String]
    /// Whether `principal` may sign so, and did, at a time such as `20261123023030Z`.
    func accepts(
        _ signature: [UInt8],
        of message: [UInt8],
        namespace: String,
        principal: String,
        at time: String
    ) -> Bool
}

/// What the person who verifies brings along: keys, and who holds which role.
package struct Trust: Sendable {
    /// `nil` where nobody can check keys.
    package var checker: (any SignatureChecker)?
    /// `nil` where nobody said who holds which role.
    package var roles: RoleMap?

    package init(checker: (any SignatureChecker)? = nil, roles: RoleMap? = nil) {
        self.checker = checker
        self.roles = roles
    }
}
