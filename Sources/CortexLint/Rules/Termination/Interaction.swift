/// What a program wants of the person at the terminal, and what to write instead.
struct Interaction: Sendable {
    enum Kind: String {
        case shell
        case editor
        case pager
        case prompt
        case password
        case login
        case confirmation
        case question
        case screen
    }

    var kind: Kind
    /// What does the same without a person; `nil` where nothing does.
    var instead: String?
    /// Words to append, which make it need nobody; a hole is in capitals.
    var addition: String?

    /// Reads `editor kubectl patch` or, with words to append, `editor + --no-edit`.
    private init?(_ text: Substring) {
        let parts = text.split(separator: " ", maxSplits: 1)
        guard let kind = parts.first.flatMap({ Kind(rawValue: String($0)) }) else { return nil }
        self.kind = kind
        guard parts.count > 1 else { return }
        if parts[1].hasPrefix("+ ") {
            addition = String(parts[1].dropFirst(2))
        } else {
            instead = String(parts[1])
        }
    }

    init(_ kind: Kind) {
        self.kind = kind
    }

    static let table = FactTable<Interaction>(
        """
        read : question
        ssh @1 : shell + 'COMMAND'
        ssh|mosh : shell ssh HOST 'COMMAND'
        su|sudo|login|newgrp : shell sudo COMMAND
        bash|sh|zsh|dash|ksh|ash|fish : shell bash -c 'COMMAND'
        oc rsh : shell oc exec POD -- COMMAND
        oc|kubectl debug : shell + -- COMMAND
        oc|kubectl exec : shell kubectl exec POD -- COMMAND
        oc|kubectl run|attach : screen kubectl exec POD -- COMMAND
        docker|podman exec : shell docker exec CONTAINER COMMAND
        docker|podman run : shell docker run IMAGE COMMAND
        docker|podman attach : screen docker logs CONTAINER
        docker compose exec|run : shell docker compose exec -T SERVICE COMMAND
        docker-compose exec|run : shell docker-compose exec -T SERVICE COMMAND
        chroot|nsenter : shell + COMMAND
        nix-shell : shell + --run 'COMMAND'
        nix : shell + --command COMMAND
        poetry : shell poetry run COMMAND
        pipenv : shell pipenv run COMMAND
        vagrant : shell + -c 'COMMAND'
        gcloud compute ssh : shell + --command 'COMMAND'
        aws ssm : shell aws ssm send-command
        cf : shell + -c 'COMMAND'
        tmux|screen : screen
        vi|vim|nvim|nano|emacs|pico|ed|joe|micro|mcedit|vimdiff|sudoedit : editor a patch or `sed -i`
        visudo : editor a file in /etc/sudoers.d, checked with visudo -c
        crontab : editor crontab FILE
        systemctl edit : editor a drop-in file and systemctl daemon-reload
        kubectl|oc edit : editor kubectl patch, or kubectl apply -f FILE
        ansible-vault edit : editor ansible-vault decrypt and encrypt
        git commit : editor + -m "MESSAGE"
        git tag : editor + -m "MESSAGE"
        git revert|merge : editor + --no-edit
        git rebase : editor git rebase without -i
        git add : question git add PATH
        git config : editor git config NAME VALUE
        less|more|most|man|info|zless : pager cat, or head -n 50
        psql : prompt + -c 'SQL'
        mysql|mariadb : prompt + -e 'SQL'
        sqlite3 : prompt + 'SQL'
        mongosh|mongo : prompt + --eval 'SCRIPT'
        redis-cli : prompt redis-cli COMMAND
        cqlsh : prompt + -e 'CQL'
        python|python3|node|ipython|irb : prompt a script in a file
        rails|bin/rails|flutter|bundle : prompt rails runner 'SCRIPT'
        terraform console : prompt
        terraform|tofu apply|destroy : confirmation a saved plan: terraform apply PLAN
        passwd : password chpasswd
        telnet|sftp|ftp : prompt nc -z HOST PORT, or curl
        openssl : prompt + </dev/null
        gpg|gpg2 --edit-card|--card-edit|--edit-key|--change-pin : prompt
        gpg : question gpg --batch
        gh|az|oc|cf|aws|gcloud login|auth|configure|sso : login
        """,
        { Interaction($0) }
    )
}
