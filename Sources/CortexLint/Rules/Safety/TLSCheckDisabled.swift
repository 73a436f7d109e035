import CortexRunbook

/// A command that does not check whom it talks to.
///
/// Whoever answers gets the token, and whatever they answer is believed. Most such commands send
/// one.
///
/// Towards the machine itself, and through a forwarded port, it is an information only.
///
/// ## Bad
/// ```bash
/// curl -sk -H "Authorization: Bearer $TOKEN" https://api.example.org/v1/nodes
/// ```
///
/// ## Good
/// ```bash
/// curl -fsS --cacert ca.pem -H "Authorization: Bearer $TOKEN" https://api.example.org/v1/nodes
/// ```
enum TLSCheckDisabled: Rule {
    static let about = RuleDescription("SAF006", "tls-check-disabled", .warning, level: .default)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        for script in document.scripts {
            for call in script.calls {
                guard let range = option(of: call, in: script) else { continue }
                findings.append(.unchecked(range, document.text(range), isLocal: isLocal(call)))
            }
            for command in script.bash.commands {
                for assignment in command.assignments {
                    let name = script.bash.text(assignment.name)
                    let value = script.bash.text(assignment.value)
                    guard variables[name]?.contains(value.lowercased()) == true else { continue }
                    let range = assignment.name.lowerBound..<assignment.value.upperBound
                    let place = script.documentRange(range)
                    findings.append(.unchecked(place, document.text(place), isLocal: false))
                }
            }
        }
    }

    /// The argument that switches the check off.
    private static func option(of call: ShellCall, in script: ShellScript) -> Range<Int>? {
        guard let options = table.fact(of: call) else { return nil }
        for option in options.utf8.split(separator: .space).map({ String(Substring($0)) }) {
            let isLetter = option.utf8.count == 2
            if isLetter, !call.call.has(option) { continue }
            let found = script.argument(of: call) { argument in
                if isLetter {
                    return argument.hasPrefix("-") && !argument.hasPrefix("--")
                        && Array(argument.utf8).contains(Array(option.utf8.dropFirst()))
                }
                return argument == option || argument == option + "=true"
                    || (!option.hasPrefix("-") && argument.utf8.map(\.lowercased).contains(Array(option.utf8)))
            }
            if let found { return found }
        }
        return nil
    }

    private static func isLocal(_ call: ShellCall) -> Bool {
        call.call.arguments.contains { Host(ofURL: Array($0.utf8)[...]).isLocal }
    }

    /// The options of each program; without a hyphen a part of an argument, in small letters.
    private static let table = FactTable<String>(
        """
        curl : -k --insecure
        wget : --no-check-certificate
        ssh|scp|sftp|rsync|sshpass : stricthostkeychecking=no stricthostkeychecking=off
        kubectl|oc|helm|kubeadm : --insecure-skip-tls-verify --kube-insecure-skip-tls-verify
        etcdctl|argocd|cosign : --insecure-skip-tls-verify --insecure --allow-insecure-registry
        git : http.sslverify=false
        aws : --no-verify-ssl
        pip|pip3 : --trusted-host
        vault|nomad|consul : -tls-skip-verify --tls-skip-verify
        grpcurl : -insecure
        http|https|xh : --verify=no
        skopeo|podman|buildah : --tls-verify=false
        crane|regctl : --insecure
        psql : sslmode=disable
        """,
        { String($0) }
    )

    private static let variables: [String: Set<String>] = [
        "GIT_SSL_NO_VERIFY": ["1", "true"], "NODE_TLS_REJECT_UNAUTHORIZED": ["0", "'0'", "\"0\""],
        "PYTHONHTTPSVERIFY": ["0"], "VAULT_SKIP_VERIFY": ["1", "true"],
    ]
}

extension Finding {
    fileprivate static func unchecked(
        _ range: Range<Int>,
        _ text: String,
        isLocal: Bool
    ) -> Finding {
        Finding(
            range,
            "`\(text)` talks to whoever answers",
            help: "name the authority's certificate instead (`--cacert`, `known_hosts`)",
            severity: isLocal ? .info : nil
        )
    }
}
