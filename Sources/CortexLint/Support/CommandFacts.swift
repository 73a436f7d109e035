/// What the exit status of a command tells.
package enum ExitMeaning: String, Sendable {
    /// It tells whether what the command looks for is so.
    case checks
    /// The command shows something and succeeds, whatever it shows.
    case displays
    /// It is 0 in any case.
    case succeeds
    /// The command only prepares what follows; its status tells nothing of the system.
    case prepares
}

/// What is known of exit statuses, as data.
package enum CommandFacts {
    /// What the exit status of a command tells; commands that neither the house nor a line names
    /// check.
    package static func exitMeaning(of call: ShellCall) -> ExitMeaning {
        call.house.exit ?? exits.fact(of: call) ?? .checks
    }

    /// Whether at the end of a pipe the command hides that one before it failed.
    package static func hidesFailures(_ call: ShellCall) -> Bool {
        call.name == "tee" || exitMeaning(of: call) != .checks
    }

    private static let exits = FactTable<ExitMeaning>(exitLines) {
        ExitMeaning(rawValue: String($0))
    }

    /// The first line that matches decides; `CommandPattern` describes the notation.
    private static let exitLines = """
        echo|printf|true|:|sleep|wait|clear|tput|banner|figlet : succeeds
        cd|pushd|popd|export|set|unset|source|.|shopt|alias|trap|umask|declare|local : prepares
        readonly|typeset|read|mktemp|mkdir|touch|eval : prepares
        cat|head|tail|less|more|most|bat|zcat|zless|nl|tac|od|xxd|hexdump|strings|tree : displays
        sort -C|-c|--check : checks
        awk|gawk|sed|cut|tr|sort|uniq|column|paste|fold|fmt|wc|rev|tee|pr|expand|base64 : displays
        ls @0 : displays
        find|fd|fdfind|locate : displays
        jq -e|--exit-status : checks
        jq|yq : displays
        ps|top|htop|df|du|free|uptime|w|who|whoami|id|date|env|hostname|uname|lscpu|lsblk : displays
        printenv @0 : displays
        vmstat|iostat|mpstat|sar|lsmod|lspci|lsusb|dmesg|last|history|jobs|groups|nproc : displays
        netstat|ss|ip|ifconfig|arp|route|dig|host|traceroute|tracepath|nvidia-smi|sensors : displays
        journalctl|coredumpctl|loginctl|timedatectl|hostnamectl|resolvectl|networkctl : displays
        systemctl list-units|list-unit-files|list-timers|list-dependencies|list-jobs : displays
        systemctl list-sockets|show|cat|show-environment : displays
        systemctl @0 : displays
        crontab -l : displays
        sysctl -a : displays
        mount @0 : displays
        git fetch|pull|config|checkout|switch|add|stash : prepares
        git diff --quiet|--exit-code|--check : checks
        git status|log|diff|shortlog|blame|reflog|whatchanged|remote|count-objects : displays
        git show @0 : displays
        git branch|tag @0 : displays
        git branch -a|-r|-v|-vv|--list|--show-current|--all|--contains|--merged : displays
        git branch --no-merged|--remotes : displays
        git tag -l|--list|-n|--sort|--contains|--merged|--points-at : displays
        git stash list : displays
        git worktree|submodule list|status : displays
        git ls-remote --exit-code : checks
        git ls-remote|ls-files|ls-tree|for-each-ref : displays
        gh pr|issue|run|release|workflow list : displays
        kubectl|oc get -w|--watch : displays
        kubectl|oc get @1 : displays
        kubectl|oc get|describe|logs -l|--selector|--all : displays
        kubectl|oc describe|logs|top|events|cluster-info|api-resources|api-versions : displays
        kubectl|oc config|version|explain|options|whoami|projects|status : displays
        kubectl|oc auth whoami : displays
        kubectl|oc rollout history : displays
        oc adm top|inspect|node-logs : displays
        helm list|ls|history|repo|search|env|version : displays
        docker|nerdctl ps|images|stats|logs|version|info|top|history|port|search : displays
        docker|nerdctl container|image|volume|network|node|service|stack ls|list|ps : displays
        docker|nerdctl system|buildx|context df|ls|info|events : displays
        docker|nerdctl compose ps|logs|images|top|version|port|ls|config : displays
        docker-compose ps|logs|images|top|version|port|config : displays
        podman ps|images|stats|logs|version|info|top|history|port : displays
        crictl ps|images|pods|stats|info|version|logs : displays
        ceph status|health|-s|df|versions|osd|mon|mgr|pg|fs|orch|report|crash|device : displays
        ceph -s : displays
        rbd|rados ls|list|df|status : displays
        etcdctl member|alarm list : displays
        aws * describe-*|list-*|get-*|ls|tail|scan|query : displays
        gcloud =list|describe|read|tail|get-value : displays
        az =list|show : displays
        terraform|tofu plan -detailed-exitcode : checks
        terraform|tofu show|output|state|version|providers|workspace|plan : displays
        openssl x509 -checkend : checks
        openssl x509|s_client|version|ciphers|req : displays
        sqlite3 ~select|.tables|.schema|pragma : displays
        rabbitmqctl list_queues|list_connections|list_users|cluster_status|status|report : displays
        npm|yarn|pnpm list|ls|outdated|view : displays
        pip|pip3 list|show|freeze : displays
        go version|env|list : displays
        make -n|--dry-run|--just-print : displays
        man|info|help|tldr|whatis : displays
        """
}
