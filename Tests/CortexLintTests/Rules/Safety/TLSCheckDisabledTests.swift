import Testing

@testable import CortexLint

struct TLSCheckDisabledTests {
    @Test(arguments: [
        "curl «-sk» https://x.org", "curl «--insecure» https://x.org",
        "wget «--no-check-certificate» https://x.org", "ssh -o «StrictHostKeyChecking=no» h ls",
        "ssh «-oStrictHostKeyChecking=no» h ls", "oc login «--insecure-skip-tls-verify=true»",
        "«GIT_SSL_NO_VERIFY=1» git clone u", "git -c «http.sslVerify=false» fetch",
        "export «NODE_TLS_REJECT_UNAUTHORIZED=0»", "aws s3 ls «--no-verify-ssl»",
    ])
    func `an unchecked peer is found`(_ script: String) throws {
        try expect(TLSCheckDisabled.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test(arguments: [
        "curl --cacert ca.pem https://x.org", "kubectl get pods -k", "ssh -o BatchMode=yes h ls",
        "grep -k x", "curl -o k https://x.org", "oc login --insecure-skip-tls-verify=false",
    ])
    func `checks and other options are left alone`(_ script: String) throws {
        try expect(TLSCheckDisabled.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test func `towards the machine itself it is an information`() throws {
        let text = "```sh\ncurl -k https://localhost:8443/\ncurl -k https://x.org\n```\n"
        #expect(try findings(TLSCheckDisabled.self, in: text).map(\.severity) == [.info, .warning])
    }
}
