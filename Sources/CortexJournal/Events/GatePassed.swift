/// A gate that people have to sign for has passed.
package struct GatePassed: Sendable, Equatable, Codable {
    /// The gate's name.
    package var gate: String
    /// The id of the section that it closes.
    package var section: String
    /// The people whose approvals counted, in the order in which they signed.
    package var signers: [String]

    package init(gate: String, section: String, signers: [String]) {
        self.gate = gate
        self.section = section
        self.signers = signers
    }
}
