import Testing

@testable import CortexLint

struct StrayBackgroundJobTests {
    @Test(arguments: [
        "```bash\n«./api --port 80» &\ncurl u\n```\n",
        "```bash\n«./a» &\n«./b» &\n```\n\n```bash\nls\n```\n",
        "```bash\n«kubectl port-forward svc/x 1:1» &\ncurl u\n```\n",
    ])
    func `a job that nothing ends is found`(_ text: String) throws {
        try expect(StrayBackgroundJob.self, finds: text)
    }

    @Test(arguments: [
        "```bash\n./api &\nPID=$!\ncurl u\n```\n",
        "```bash\n./api &\n```\n\n```bash\npkill api\n```\n",
        "```bash\n./a & ./b &\nwait\n```\n",
        "```bash\nkubectl port-forward svc/x 1:1 &\n```\n",
        "```bash\nnohup ./api > log &\n```\n",
        "```bash\na && b\n```\n",
    ])
    func `a job that is kept, ended or let go is left alone`(_ text: String) throws {
        try expect(StrayBackgroundJob.self, finds: text)
    }
}
