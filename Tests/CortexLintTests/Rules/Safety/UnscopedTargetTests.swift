import Testing

@testable import CortexLint

struct UnscopedTargetTests {
    @Test(arguments: [
        "«kubectl delete deployment api»", "«oc scale deploy/api --replicas 0»",
        "«kubectl rollout restart deployment/api»",
        "«aws ec2 stop-instances --instance-ids i-1»\naws ec2 reboot-instances",
        "«gcloud compute instances delete x»",
    ])
    func `a change without a target is found`(_ script: String) throws {
        try expect(UnscopedTarget.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test(arguments: [
        "kubectl -n x delete deployment api", "kubectl delete node n1", "kubectl get pods",
        "oc project x\noc delete dc/api", "kubectl apply -f x.yaml", "kubectl delete -f x.yaml",
        "aws --region eu-west-1 ec2 stop-instances", "aws iam delete-user --user-name x",
        "export AWS_PROFILE=prod\naws ec2 stop-instances", "kubectl --context prod delete svc x",
    ])
    func `a target, a file and kinds without namespace are left alone`(
        _ script: String
    ) throws {
        try expect(UnscopedTarget.self, finds: "```bash\n\(script)\n```\n")
    }
}
