import Testing

@testable import CortexLint

struct UndeclaredToolTests {
    @Test(arguments: [
        "```bash\n«rg» -n x f\nrg y f\nsudo «jq» . f | grep a\n```\n",
        "# Web pods\n\n```bash\n«mytool» check --all\n```\n",
        "## Required access\n\n- Write access.\n\n```bash\n«kubectl» get pods\n```\n",
    ])
    func `a tool that nobody named is found once`(_ text: String) throws {
        try expect(UndeclaredTool.self, finds: text)
    }

    @Test(arguments: [
        "Needs rg 14 and jq.\n\n```bash\nrg x f | jq .\n```\n",
        "```bash\ngit status; ./run.sh; sed -n 1p f; make build\n```\n",
        "```bash\ndeploy() { ls; }\ndeploy\n```\n",
        "# X\n\n```bash\nkubectl get pods\n```\n\n# Prerequisites\n\nkubectl\n",
        "# X\n\n```bash\nls\n```\n\nPre-reqs: `npm` is there\n\n```bash\nnpm install x\n```\n",
        "# CephPoolFull\n\n```bash\nceph df\n```\n",
        "Needs oc.\n\n```bash\noc get pods\n\nNAME   READY\nweb    1/1\n```\n",
        "Needs oc.\n\n```bash\noc get pods -n\nweb-backend\n--name x\n0 * * * * ls\n```\n",
    ])
    func `declared and common tools are left alone`(_ text: String) throws {
        try expect(UndeclaredTool.self, finds: text)
    }
}
