import Testing

@testable import CortexLint

struct RemoteScriptPipeTests {
    @Test(arguments: [
        "«curl -sL https://get.example.org | sudo bash»",
        "«wget -qO- https://x.org/i | sh -s -- -y»", "echo x | «base64 -d | sh»",
        "«bash <(curl -s https://x.org/i)»", "«sh -c \"$(curl -fsSL https://x.org/i)\"»",
        "«eval \"$(curl -s https://x.org/i)\"»",
        "«curl https://x.org/i.py | python3 -»",
        "kubectl apply -f «https://raw.example.org/p/main/d.yaml»",
    ])
    func `what is fetched and run is found`(_ script: String) throws {
        try expect(RemoteScriptPipe.self, finds: "```bash\n\(script)\n```\n")
    }

    @Test(arguments: [
        "curl -fsSLo i.sh https://x.org/i.sh", "curl -s u | jq .",
        "curl -s u | python3 -m json.tool",
        "curl -s u | sudo tee /etc/f", "eval \"$(ssh-agent)\"", "source <(kubectl completion bash)",
        "kubectl apply -f https://raw.example.org/p/v1.2/d.yaml", "curl u | bash -c 'cat'",
        "curl u | tar xz", "X=$(curl -s u)",
    ])
    func `downloads and parsers are left alone`(_ script: String) throws {
        try expect(RemoteScriptPipe.self, finds: "```bash\n\(script)\n```\n")
    }
}
