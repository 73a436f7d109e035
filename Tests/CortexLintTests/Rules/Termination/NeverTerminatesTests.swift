import Testing

@testable import CortexLint

struct NeverTerminatesTests {
    @Test(arguments: [
        "journalctl -u payments -f", "sudo tail -f /var/log/syslog", "kubectl logs -f deploy/api",
        "watch kubectl get pods", "ping db.example.org", "tcpdump -i eth0 port 53",
        "kubectl port-forward svc/api 8080:80", "ssh -N -L 5432:db:5432 bastion",
        "docker compose up", "ssh web 'tail -f /var/log/nginx/error.log'", "top",
        "while true; do date; sleep 1; done", "npm run dev",
    ])
    func `a command that never ends is found`(_ command: String) throws {
        try expect(NeverTerminates.self, finds: "```bash\n«\(command)»\n```\n")
    }

    @Test(arguments: [
        "timeout 60 journalctl -f", "tail -f log | head -n 20", "tail -f log | grep -m1 ready",
        "kubectl port-forward svc/api 8080:80 &", "ping -c 3 db", "yes | apt-get install jq",
        "docker compose up -d", "tail -n 100 log", "while read -r x; do echo $x; done < f",
        "while true; do curl -f u && break; sleep 1; done", "top -b -n 1", "(tail -f x) &",
    ])
    func `what ends is left alone`(_ command: String) throws {
        try expect(NeverTerminates.self, finds: "```bash\n\(command)\n```\n")
    }

    @Test(arguments: [
        "In a second terminal:\n\n```bash\ntail -f log\n```\n",
        "```bash\ntail -f log\n```\n\nStop it with Ctrl-C.\n",
        "```bash\nkubectl port-forward svc/a 1:1  # keep running\n```\n",
    ])
    func `what the text announces is left alone`(_ text: String) throws {
        try expect(NeverTerminates.self, finds: text)
    }

    @Test func `the fix limits the command`() throws {
        let text = "```bash\nA=1 sudo journalctl -f\n```\n"
        #expect(
            try fixed(NeverTerminates.self, text)
                == "```bash\nA=1 timeout 60 sudo journalctl -f\n```\n"
        )
        let tunnel = try findings(NeverTerminates.self, in: "```sh\nssh -N host\n```\n")
        #expect(tunnel.map(\.finding.fix) == [nil])
    }
}
