import Testing

@testable import CortexLint

struct DestructiveUnguardedTests {
    @Test(arguments: [
        "oc delete pvc data-0", "rm -rf /var/lib/payments", "git reset --hard origin/main",
        "git push --force", "kubectl drain node-1", "terraform destroy -auto-approve",
        "psql -c 'DROP TABLE orders'", "pkill -f payments", "dd if=a.img of=/dev/sdb",
        "aws ec2 terminate-instances --instance-ids i-1", "helm uninstall api",
        "ssh web 'rm -rf /srv/app'", "docker volume rm data", "sudo rm -r \"$HOME/data\"",
    ])
    func `what cannot be undone and has no warning is found`(_ command: String) throws {
        try expect(DestructiveUnguarded.self, finds: "# Fix\n\n```bash\n«\(command)»\n```\n")
    }

    @Test(arguments: [
        "kubectl delete pod api-0", "rm -rf ./build node_modules", "rm file.txt",
        "git branch -D topic", "docker rm web", "rm -rf /tmp/work", "git checkout -- x",
        "T=$(mktemp -d)\nrm -rf \"$T\"", "apt-get remove jq",
        "if [ -d old ]; then rm -rf /srv/old; fi", "# Only after the backup\nrm -rf /srv/old",
        "read -p 'Sure? ' a\nrm -rf /srv/old", "kubectl delete ns x --dry-run=client",
    ])
    func `what is made again, asked or guarded in the block is left alone`(
        _ command: String
    ) throws {
        try expect(DestructiveUnguarded.self, finds: "# Fix\n\n```bash\n\(command)\n```\n")
    }

    @Test(arguments: [
        "# Fix\n\nMake sure that a snapshot exists:\n\n```sh\nrm -rf /srv/a\n```\n",
        "# Delete a tenant\n\n```sh\nrm -rf /srv/a\n```\n",
        "# Fix\n\n> **Warning:** data loss.\n\n## Step\n\n```sh\nrm -rf /srv/a\n```\n",
        "# Fix\n\nIf the claim is released:\n\n```sh\noc delete pvc a\n```\n",
    ])
    func `a warning in the text is enough`(_ text: String) throws {
        try expect(DestructiveUnguarded.self, finds: text)
    }

    @Test func `a warning behind the command or in another section is not`() throws {
        try expect(
            DestructiveUnguarded.self,
            finds: "# A\n\n## B\n\nMake sure.\n\n## C\n\n```sh\n«rm -rf /srv/a»\n```\n\nBackup.\n"
        )
    }

    @Test func `the suggestion stands above the block at its indentation`() throws {
        let text = "1. Go:\n\n   ```sh\n   rm -rf /srv/a\n   ```\n"
        let fix = try findings(DestructiveUnguarded.self, in: text).first?.finding.fix
        #expect(
            fix?.edits == [
                Fix.Edit(8..<8, "   > **Warning:** this cannot be undone. Only if …\n   \n")
            ]
        )
    }
}
