import CortexRunbook

/// A change in a cluster, a project or a region that the command does not name.
///
/// It is the right command, and the shell still points at the cluster of the last incident.
///
/// Only kinds that live in a namespace count. A namespace, context, project or region in the
/// command is enough; so is an earlier command of the document that sets it, and a file (`-f`),
/// which can name it itself. Of `aws` and `gcloud` only the first use is reported.
///
/// ## Bad
/// ```bash
/// kubectl delete deployment api
/// ```
///
/// ## Good
/// ```bash
/// kubectl --context prod-eu -n payments delete deployment api
/// ```
enum UnscopedTarget: Rule {
    static let about = RuleDescription("SAF007", "unscoped-target", .info, level: .all)

    static func check(_ document: LintDocument, _ findings: inout [Finding]) {
        var scoped: Set<String> = []
        for script in document.scripts {
            for command in script.bash.commands {
                for assignment in command.assignments {
                    let name = script.bash.text(assignment.name)
                    if name.hasPrefix("AWS_") { scoped.insert("aws") }
                    if name.hasPrefix("CLOUDSDK_") { scoped.insert("gcloud") }
                    if name == "KUBECONFIG" { scoped.formUnion(["kubectl", "oc"]) }
                }
            }
            for call in script.calls {
                if let setter = setters.fact(of: call) {
                    scoped.formUnion(CommandTable.words(setter))
                } else if !scoped.contains(call.name), isUnscopedChange(call) {
                    findings.append(.unscoped(script, call))
                    if call.name == "aws" || call.name == "gcloud" { scoped.insert(call.name) }
                }
            }
        }
    }

    private static func isUnscopedChange(_ call: ShellCall) -> Bool {
        guard !call.traits.isDisjoint(with: [.changes, .destructive]) else { return false }
        let operands = call.call.operands
        switch call.name {
        case "kubectl", "oc":
            guard !scopes.contains(where: call.call.has), operands.count > 1,
                verbs.contains(operands[0])
            else { return false }
            let isNested = operands[0] == "rollout" || operands[0] == "set"
            let kind = operands[isNested && operands.count > 2 ? 2 : 1]
            return kinds.contains(kind.split(separator: "/").first.map(String.init) ?? "")
        case "aws":
            guard let service = operands.first, !globalServices.contains(service) else {
                return false
            }
            return !call.call.has("--region") && !call.call.has("--profile")
        case "gcloud":
            return !call.call.has("--project") && operands.first != "auth"
                && operands.first != "config" && operands.first != "components"
        default: return false
        }
    }

    /// Commands that set the target of others.
    private static let setters = FactTable<String>(
        """
        kubectl|oc config use-context|set-context|use : kubectl oc
        oc project|login : kubectl oc
        kubens|kubectx|kubectl-ns|kubectl-ctx : kubectl oc
        gcloud config set : gcloud
        gcloud container clusters get-credentials : kubectl oc
        aws configure|sso : aws
        aws eks update-kubeconfig : kubectl oc
        az aks get-credentials : kubectl oc
        """,
        { String($0) }
    )

    private static let scopes = [
        "-n", "--namespace", "--context", "--kubeconfig", "-f", "--filename", "-k",
    ]

    private static let verbs = CommandTable.words(
        "delete scale patch edit rollout set annotate label expose autoscale replace restart"
    )

    /// Kinds that live in a namespace, with their short names.
    private static let kinds = CommandTable.words(
        """
        pod pods po deployment deployments deploy deployment.apps statefulset statefulsets sts
        daemonset daemonsets ds replicaset replicasets rs job jobs cronjob cronjobs cj service
        services svc ingress ingresses ing configmap configmaps cm secret secrets pvc
        persistentvolumeclaim persistentvolumeclaims serviceaccount serviceaccounts sa endpoints ep
        hpa horizontalpodautoscaler role roles rolebinding rolebindings networkpolicy netpol route
        routes dc deploymentconfig buildconfig bc poddisruptionbudget pdb
        """
    )

    private static let globalServices = CommandTable.words(
        "iam s3 s3api route53 cloudfront sts organizations configure support shield budgets"
    )
}

extension Finding {
    fileprivate static func unscoped(_ script: ShellScript, _ call: ShellCall) -> Finding {
        let what: String
        let fix: Fix?
        switch call.name {
        case "aws":
            (what, fix) = ("`--region` or `--profile`", nil)
        case "gcloud":
            (what, fix) = ("`--project`", nil)
        default:
            let end = script.programRange(of: call).upperBound
            let option = " -n \"${NAMESPACE:?}\""
            what = "`-n NAMESPACE` or `--context`"
            fix = Fix(.suggestion, "add\(option)", replace: end..<end, by: option)
        }
        return Finding(
            script.range(of: call),
            "`\(script.excerpt(of: call))` changes whatever the shell points at",
            help: "add \(what)",
            fix: fix
        )
    }
}
