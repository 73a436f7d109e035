import Testing

@testable import CortexLint

struct InteractiveCommandTests {
    @Test(arguments: [
        "ssh bastion", "oc debug node/n1", "kubectl edit deploy api", "sudo su -", "psql",
        "docker exec -it web sh", "kubectl exec -it api-0 -- bash", "vim /etc/hosts", "git commit",
        "less /var/log/syslog", "passwd deploy", "git rebase -i HEAD~3", "crontab -e", "python3",
        "read -p 'Go on? ' answer", "terraform apply", "gcloud auth login", "gpg --edit-card",
    ])
    func `a command that needs a person is found`(_ command: String) throws {
        try expect(InteractiveCommand.self, finds: "```bash\n«\(command)»\n```\n")
    }

    @Test(arguments: [
        "ssh bastion uptime", "oc debug node/n1 -- chroot /host df -h", "psql -c 'select 1'",
        "kubectl exec -it api-0 -- ls /srv", "docker exec -it web ls", "git commit -m x",
        "psql < dump.sql", "ssh bastion <<EOF\nuptime\nEOF", "terraform apply -auto-approve",
        "docker run -it --rm alpine ls /", "top", "tail -f log", "sudo systemctl restart x",
    ])
    func `a command that is told what to do is left alone`(_ command: String) throws {
        try expect(InteractiveCommand.self, finds: "```bash\n\(command)\n```\n")
    }

    @Test func `a shell with commands after it is an error, a question an information`() throws {
        let text = "```bash\nssh bastion\nread -p ok x\n```\n"
        let found = try findings(InteractiveCommand.self, in: text)
        #expect(found.map(\.severity) == [.error, .info])
        #expect(
            found.map(\.finding.message) == [
                "`ssh bastion` opens a shell, and the commands below it run only after it is left",
                "`read -p ok x` waits for an answer",
            ]
        )
    }
}
