/// Names in a shell that change what the text of later steps means, or whom it reaches.
enum SensitiveNames {
    /// Whether a variable of that name is one.
    static func hasVariable(_ name: String) -> Bool {
        variables.contains(name) || prefixes.contains { name.hasPrefix($0) }
    }

    /// Whether an option of `set -o` or `shopt` is one: it changes how bash reads a text, not only
    /// when it stops.
    static func hasOption(_ name: String) -> Bool { options.contains(name) }

    private static let variables: Set<String> = Set(shell + places + programs)

    /// How bash reads and finds things.
    private static let shell = [
        "PATH", "IFS", "CDPATH", "BASH_ENV", "ENV", "GLOBIGNORE", "SHELLOPTS", "BASHOPTS",
        "POSIXLY_CORRECT", "PS4", "BASH_COMPAT", "BASH_XTRACEFD", "EXECIGNORE", "FUNCNEST",
        "TMOUT", "LANG", "LANGUAGE",
    ]

    /// Where things are, and who is asked for them.
    private static let places = [
        "HOME", "TMPDIR", "XDG_CONFIG_HOME", "KUBECONFIG", "VAULT_ADDR", "CONSUL_HTTP_ADDR",
        "NOMAD_ADDR", "TF_WORKSPACE", "TF_DATA_DIR", "PGHOST", "PGPORT", "PGDATABASE", "PGUSER",
        "PGSERVICE", "MYSQL_HOST", "REDISCLI_AUTH", "SSH_AUTH_SOCK", "HOSTALIASES", "http_proxy",
        "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY",
        "NO_PROXY", "NETRC",
    ]

    /// What programs run or trust besides their arguments.
    private static let programs = [
        "EDITOR", "VISUAL", "PAGER", "BROWSER", "LESSOPEN", "SSH_ASKPASS", "SUDO_ASKPASS",
        "RSYNC_RSH", "MAKEFLAGS", "GREP_OPTIONS", "TAR_OPTIONS", "RUBYOPT", "RUBYLIB",
        "NODE_OPTIONS", "NODE_PATH", "JAVA_TOOL_OPTIONS", "CLASSPATH", "GOFLAGS", "CURL_HOME",
        "CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR", "WGETRC",
    ]

    private static let prefixes = [
        "LC_", "LD_", "DYLD_", "GIT_", "BASH_FUNC_", "PYTHON", "PERL5", "AWS_", "AZURE_",
        "CLOUDSDK_", "GOOGLE_", "DOCKER_", "HELM_", "TF_CLI_ARGS",
    ]

    private static let options: Set<String> = [
        "braceexpand", "dotglob", "expand_aliases", "extglob", "failglob", "globasciiranges",
        "histexpand", "keyword", "lastpipe", "nocaseglob", "nocasematch", "noclobber", "noexec",
        "noglob", "nullglob", "posix", "sourcepath", "xpg_echo",
    ]
}
