import CortexRunbook
import Testing

@Suite struct PlaceholderTests {
    private func names(_ script: String) -> [String] {
        BashScript(script).placeholders(lines: [1], columns: 0).map(\.name)
    }

    @Test(arguments: [
        ("git log --oneline <last-tag>..HEAD", ["last-tag"]),
        ("git checkout -b hotfix/<ticket> <release-tag>", ["ticket", "release-tag"]),
        ("restore --backup b-<YYYYMMDD>-<HHMMSS>.db --force", ["YYYYMMDD", "HHMMSS"]),
        ("kubectl logs <pod> -n x", ["pod"]),
        ("cf target [-o <org name>] -s <space name>", ["org name", "space name"]),
        ("cp <a.txt> <b.txt>", ["a.txt", "b.txt"]),
        ("kubectl get pod <\"leader-pod\">", ["leader-pod"]),
        ("echo <e.g. main>", ["e.g. main"]),
        ("run <name (optional)>", ["name (optional)"]),
        ("restart <node's name>", ["node's name"]),
        ("f <...>", ["..."]),
        ("curl \"https://h/<id>/x\" -d '{\"k\": \"<the value>\"}'", ["id", "the value"]),
        ("ssh <user>@<host> <<EOF\nrm <file>\nEOF", ["user", "host", "file"]),
        ("cat <<'EOF'\nname: <my-name>\nEOF", ["my-name"]),
        ("echo \"$(oc get pod <pod>)\" `id <user>`", ["pod", "user"]),
        ("A=(<one> <two>)", ["one", "two"]),
        ("x \"${A:-<fallback>}\"", ["fallback"]),
        ("if [ -f <file> ]; then cat <file>; fi", ["file", "file"]),
        ("git log <a>..<b> > <out>", ["a", "b", "out"]),
    ])
    func `names in angles are placeholders`(_ script: String, _ expected: [String]) {
        #expect(names(script) == expected)
    }

    @Test(arguments: [
        ("git reset --hard [COMMIT_HASH]", ["COMMIT_HASH"]),
        ("cp b/app-[VERSION] app", ["VERSION"]),
        ("echo \"by [YOUR NAME]\"", ["YOUR NAME"]),
        ("echo {NAME} {name}", ["NAME", "name"]),
        ("docker pull \"{ACCOUNT}.dkr.ecr.{REGION}.example.com\"", ["ACCOUNT", "REGION"]),
        ("curl \"https://h/api/{id}\"", ["id"]),
        ("helm install {{release}} '{{ chart }}'", ["release", "chart"]),
        ("ssh {{ user }}@{{host }} {{ the-cmd}}", ["user", "host", "the-cmd"]),
        (
            "cd [directory of the app]; fuser -k [port number]/tcp",
            ["directory of the app", "port number"]
        ),
        ("restore \\\n  [name of the dump]", ["name of the dump"]),
        ("[path to the tool] --all", ["path to the tool"]),
        ("A=[your name] x --y=[a b]", ["A", "a b"]),
        ("cd /path/to/repo", ["/path/to/repo"]),
        ("cat ./path/to/file.txt", ["./path/to/file.txt"]),
        ("cat path/to/a ../path/to/b ~/path/to/c", ["path/to/a", "../path/to/b", "~/path/to/c"]),
        ("git clone file:///path/to/repo", ["/path/to/repo"]),
        ("aws s3 ls s3://logs-YOUR_ACCOUNT_ID/x", ["YOUR_ACCOUNT_ID"]),
        ("git push origin feature/your-feature", ["your-feature"]),
        ("kubectl delete -f https://h/download/vX.Y.Z/a.yaml", ["vX.Y.Z"]),
        ("git tag release-X.Y", ["X.Y"]),
        ("get ssoins-xxxxxxxx", ["xxxxxxxx"]),
        ("set-owner TODO", ["TODO"]),
        ("login --token CHANGEME", ["CHANGEME"]),
    ])
    func `other forms are placeholders`(_ script: String, _ expected: [String]) {
        #expect(names(script) == expected)
    }

    @Test(arguments: [
        ("VERSION=vX.Y.Z", ["VERSION"]),
        ("TARGET=\"[COMMIT_HASH]\"  # the hash", ["TARGET"]),
        ("export TOKEN=<YOUR_TOKEN>", ["TOKEN"]),
        ("DIR=/path/to/dir ./run.sh", ["DIR"]),
        ("V=v<major>.<minor>", ["major", "minor"]),
        ("NS=<one>\nx\nNS=<two>", ["one", "two"]),
        ("env NS=<ns> run", ["ns"]),
    ])
    func `an assignment whose value is a placeholder declares a parameter`(
        _ script: String,
        _ expected: [String]
    ) {
        #expect(names(script) == expected)
    }

    @Test(arguments: [
        "sort <file", "sort < file > out", "cmd <in>/dev/null", "echo \"usage: $0 <file>\"",
        "sort <in.txt>out.txt", "cmd <in >out 2>&1",
        "cmd <file 2>err", "cat <<EOF\n<div>x</div>\nEOF", "cat <<EOF>out\nx\nEOF",
        "diff <(sort a) <(sort b)", "exec 3<>file", "cat <<<word",
        "[ -f x ] && [[ a < b ]]", "ls [0-9]* [A-Z]* [a-z]?", "a[1]=2; echo ${a[1]}",
        "grep -E '[ABC]+' f", "tr '[A-Z]' '[a-z]'", "sed 's/[[:upper:]]//'",
        "echo \"[INFO] starting\" \"[ERROR] no\"", "rg \"\\[api.security\\]\" f",
        "echo ${VAR} \"${VAR:-x}\" ${#A} $((A<B))", "awk '{print $1}' f", "jq '{a: .b}' f",
        "echo {a,b} {1..3} {a..z}", "find . -exec rm {} \\;", "xargs -I{} echo {}",
        "docker ps --format '{{.Names}}'", "docker ps --format \"{{range .X}}{{name}}{{end}}\"",
        "curl -w \"%{http_code}\\n\" u", "git rev-parse @{upstream}", "exec {fd}>log",
        "oc get x -o jsonpath='{range .items[*]}{.a}{end}'", "echo '<p>text</p>'",
        "curl -d '<name>x</name>' u", "grep '<none>' f", "grep -P '(?<name>a)' f",
        "git commit -m 'x' --author 'A <a@example.com>'", "# <name> in a comment", "x # <name>",
        "grep -n TODO f", "rg \"FIXME\" .", "mktemp /tmp/XXXXXX", "d=$(mktemp -d /tmp/a.XXXXXX)",
        "cat <<EOF\nlist: List<String>\n#include <stdio.h>\nEOF", "echo $$ $! ${!A}",
        "cat <<'EOF'\n<html>\n<body>\n</body>\nEOF", "echo \"a < b and c > d\"", "echo \\<name\\>",
        "for x in 1 2; do echo $x; done", "git stash show stash@{0}", "echo 'x > y'",
        "[ a = b ] || [[ a b ]]", "echo [a-z] a[some thing] [x ]",
        "docker inspect -f {{ .Name }} x",
        "[the same backup steps]", "a\n  [as above] \nb", "cf target [-o name]", "{ a; }",
        "echo {{ a b }}", "cat {{ end }}",
        "git log --format='%an <%ae>'", "test $a -lt 3 && echo \"<$a>\"",
    ])
    func `what bash or another program reads is no placeholder`(_ script: String) {
        #expect(names(script) == [])
    }

    @Test func `a placeholder carries its place, text and form`() {
        let found = BashScript("echo a\n  get <pod name> \"{{ns}}\"\n")
            .placeholders(lines: [12, 14], columns: 2)
        #expect(
            found.map { "\($0.line):\($0.column) \($0.name) \($0.text) \($0.form.rawValue)" } == [
                "14:9 pod name <pod name> angle",
                "14:21 ns {{ns}} mustache",
            ]
        )
    }

    @Test func `a release's commands give exactly their placeholders`() {
        #expect(names("git log --oneline --no-merges <last-tag>..HEAD") == ["last-tag"])
        #expect(
            names("VERSION=vX.Y.Z\ngit tag \"$VERSION\"\ngit push origin \"$VERSION\"") == [
                "VERSION"
            ]
        )
        #expect(
            names("git checkout -b hotfix/<ticket> <release-tag>\nmake build") == [
                "ticket", "release-tag",
            ]
        )
    }
}
