/// What is known of commands, as data.
package enum CommandTable {
    /// The rules of each command, in the order in which they are tried.
    static let rules = CommandLines(systemRules + "\n" + toolRules)

    /// The options of each command that take the next argument as their value.
    static let valued = CommandLines(valuedOptions)

    /// Commands that change nothing, whatever their arguments.
    static let readOnly = words(
        """
        : [ [[ ack ag apropos arch awk basename bat bg break cal cat cd cksum clear cmp
        column comm compgen continue cut date declare df diff dig dir dirname dirs dmesg du echo
        column egrep
        env exit export expr factor false fg fgrep file fold free gawk getconf getent getopts
        grep groups hash head help hexdump history host hostid iconv id info ioping iostat jobs join
        jq last lastlog ldd less let local locale locate logname ls lsattr lsb_release lsblk lscpu
        jq lsmod lsof
        lspci lsusb man md5sum more mpstat mtr namei netstat nl nm nproc nslookup numfmt od paste
        pathchk pgrep pidof pidstat ping ping6 popd pr printenv printf promtool ps pstree pushd pwd
        pathchk read
        readarray readelf readlink readonly realpath return rg sar sed seq set sha1sum sha256sum
        sha512sum shellcheck shift shopt size sleep sort ss stat strings stty sum tac tail test tldr
        top htop tput tr traceroute tracepath tree true tsort tty type typeset ulimit umask unalias
        top uname
        unexpand uniq unset uptime users vmstat w wait wc whatis whereis which who whoami xxd yes
        mapfile alias trap xmllint yq zcat zgrep zless blkid findmnt ifstat iftop nethogs
        atop btop glances iotop cowsay figlet base64 base32 sha224sum sha384sum b2sum
        csvlook hostnamectl logger loginctl ip tcpdump nc ncat telnet nmap whois curl httpie
        """
    )

    /// Programs that take the arguments of another, and which.
    static let aliases: [String: String] = [
        "flyctl": "fly", "kubecolor": "kubectl", "mariadb": "mysql", "nerdctl": "docker",
        "pip3": "pip", "pnpm": "npm", "podman": "docker", "python3": "python",
        "terragrunt": "terraform", "tofu": "terraform", "yarn": "npm",
    ]

    /// Programs whose long options have one hyphen, so that `-abc` is no group of letters.
    static let longOptions = words(
        """
        consul convert ffmpeg find gcc go java javac mvn nomad nvidia-smi openssl packer sqlite3
        terraform tofu vault
        """
    )

    /// Shells that read commands from their input when they are given none.
    package static let shells = words("bash sh zsh dash ksh ash fish")

    /// Builtins and keywords, which no one looks for on `PATH`.
    package static let builtins = words(
        """
        . : [ [[ ]] alias bg bind break builtin caller cd command compgen complete compopt continue
        declare dirs disown echo enable eval exec exit export false fc fg getopts hash help history
        jobs kill let local logout mapfile popd printf pushd pwd read readarray readonly return set
        shift shopt source suspend test time times trap true type typeset ulimit umask unalias unset
        wait
        """
    )

    /// The words of `text`, which white space parts.
    package static func words(_ text: String) -> Set<String> {
        Set(text.utf8.split(whereSeparator: Ascii.isWhitespace).map { String(Substring($0)) })
    }

    private static let valuedOptions = """
        aws --profile --region --output --query --endpoint-url --cli-input-json
        az -g -n -o --query --subscription --output --resource-group --name
        bash|sh|zsh|dash|ksh|ash -o -O --rcfile --init-file
        cargo --manifest-path --target --features -p
        curl -X --request -d --data --data-raw --data-binary --data-urlencode --json -H --header -o
        curl --output -u --user -F --form -T --upload-file -w --write-out -m --max-time
        curl --connect-timeout -A -e -b -c -x -K --retry --retry-delay --cacert --cert --key -Y -y
        curl -C -r -D -E
        docker|podman|nerdctl -H --host --context -c --config -l --log-level -e --env -u --user -w
        docker|podman|nerdctl --workdir --name -v --volume -p --publish --network --entrypoint
        docker|podman|nerdctl --env-file -n --tail --since --until --format -f --filter
        docker-compose -f --file -p --project-name --env-file --profile -e --env -u --user -w
        docker-compose --workdir --tail
        gcloud --project --zone --region --format --filter --account --configuration --command
        gh -R --repo -t --title -b --body -F --body-file -H --head -B --base -l -L --json -q --jq
        git -C -c --git-dir --work-tree --namespace -m --message -F --file -u --local-user -n
        go -C -run -o -tags -timeout -bench -count -coverprofile -ldflags -mod
        head|tail -n -c --lines --bytes --pid -s
        helm -n --namespace --kube-context --kubeconfig -f --values --set --set-string --version
        helm --timeout -o --output
        journalctl -u --unit -n --lines -p --priority -S -U --since --until -o --output -b --boot -t
        journalctl -g -D -M
        kubectl|oc|k3s|microk8s|kubecolor -n --namespace --context --kubeconfig --cluster --user -l
        kubectl|oc|k3s|microk8s|kubecolor --selector -o --output -f --filename -c --container -p
        kubectl|oc|k3s|microk8s|kubecolor --patch --type --tail --since --since-time
        kubectl|oc|k3s|microk8s|kubecolor --field-selector --sort-by --timeout --token --server -s
        kubectl|oc|k3s|microk8s|kubecolor --as --image --replicas --from -k --to-revision --revision
        kubectl|oc|k3s|microk8s|kubecolor --address
        make -C -f -j
        mysql|mariadb|mysqldump -h --host -u --user -P --port -D --database -S --socket -e --execute
        nc|ncat -w -p -s -X -x -i -q
        npm --prefix -w --workspace
        openssl -in -out -connect -servername -CAfile -cert -key -subj -days -newkey -keyout -noout
        ping|ping6 -c -w -W -i -I -s -t
        psql|pg_dump|pg_restore|createdb|dropdb -h --host -U --username -p --port -d --dbname -c
        psql|pg_dump|pg_restore|createdb|dropdb --command -f --file -v --set -F -o -L
        redis-cli -h -p -a -n -u -s -i -r
        rsync -e --rsh --exclude --include --filter --bwlimit --port
        screen -S -c -t -T
        sed -e -f -l --expression --file
        sqlite3 -cmd -separator -nullvalue -init
        ssh -b -B -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w
        scp|sftp -c -F -i -J -l -o -P -S
        su -c --command -s --shell -g -G
        systemctl -H -M -n -o -t -p --lines --output --property --type --state --signal -s
        tcpdump -c -i -w -r -s -G -W -C
        terraform|tofu -chdir -var -var-file -state -out -target
        tmux -t -s -n -c -F -L -S
        top -n -d -p -u -U -o -w
        vault -address -namespace -field -format -mount
        watch -n --interval
        """
}
