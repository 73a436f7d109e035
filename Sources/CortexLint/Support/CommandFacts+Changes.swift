import CortexRunbook

extension CommandFacts {
    /// Whether the command changes something that outlives it and that others see.
    ///
    /// Unlike `CommandTraits.changes` it holds only for what is known to: builds, tests, unknown
    /// programs and files that are written do not count.
    package static func changesState(_ call: ShellCall) -> Bool {
        call.house.traits.contains(.changes) || changes.fact(of: call) ?? false
    }

    private static let changes = FactTable<Bool>(changeLines) { $0 == "changes" }

    /// The first line that matches decides; `CommandPattern` describes the notation.
    private static let changeLines = """
        curl ~search|/query|/graphql|/token|/oauth|/login|/auth|/count : looks
        curl -G|--get : looks
        curl -X=GET|--request=GET|-X=HEAD|--request=HEAD|-X=OPTIONS : looks
        curl -X|--request|-d|--data|--data-raw|--data-binary|--data-urlencode : changes
        curl --json|-F|--form|-T|--upload-file : changes
        http|https|xh POST|PUT|PATCH|DELETE : changes
        git push|tag|commit|reset|clean|checkout --dry-run|-n|-l|--list : looks
        git tag -v|--verify|--points-at|--contains|--sort : looks
        git tag|branch @0 : looks
        git branch -a|-r|-v|-vv|--list|--show-current|--contains|--merged|--no-merged : looks
        git tag|push|commit|merge|rebase|reset|clean|revert|cherry-pick|am : changes
        git branch : changes
        git checkout -b|-B|-f : changes
        git switch -c|-C|--create : changes
        git stash drop|clear|pop|apply : changes
        gh pr|release|issue|workflow|run create|merge|close|delete|edit|run|rerun|cancel : changes
        systemctl start|stop|restart|reload|enable|disable|mask|unmask|kill|isolate : changes
        systemctl reload-or-restart|try-restart|reset-failed|daemon-reload|reboot : changes
        service * start|stop|restart|reload : changes
        kubectl|oc apply|create|delete|patch|scale|set|label|annotate|replace --dry-run : looks
        kubectl|oc apply|create|delete|patch|scale|set|label|annotate|edit|replace : changes
        kubectl|oc drain|cordon|uncordon|taint|expose|autoscale : changes
        kubectl|oc rollout restart|undo|pause|resume : changes
        oc adm drain|cordon|uncordon|prune|upgrade : changes
        helm install|upgrade|rollback|uninstall --dry-run : looks
        helm install|upgrade|rollback|uninstall|delete : changes
        docker|podman|nerdctl rm|rmi|stop|start|restart|kill|pause|unpause|push|prune : changes
        docker|podman|nerdctl compose up|down|restart|stop|start|rm|kill : changes
        docker-compose up|down|restart|stop|start|rm|kill : changes
        docker|podman volume|network|image|container|system rm|prune|create : changes
        terraform|tofu apply|destroy|import|taint|untaint : changes
        aws * delete-*|create-*|put-*|update-*|modify-*|terminate-*|start-*|stop-* : changes
        aws * reboot-*|attach-*|detach-*|run-instances|register-*|deregister-* : changes
        aws s3 rm|mv|rb|mb|sync : changes
        gcloud =create|delete|update|deploy|reset|start|stop|resize|patch : changes
        az =create|delete|update|start|stop|restart : changes
        apt|apt-get|yum|dnf|brew|snap|apk install|remove|upgrade|purge|uninstall : changes
        rm|rmdir|unlink|mv|dd|shred|truncate|chmod|chown|chgrp : changes
        sed -i|--in-place : changes
        kill -0|-l : looks
        pkill|killall -0 : looks
        kill|pkill|killall|reboot|shutdown|poweroff|halt : changes
        crontab -r|-e : changes
        useradd|usermod|userdel|groupadd|groupdel|passwd|chpasswd : changes
        sysctl -w|-p|--load : changes
        mount @0 : looks
        mount|umount|swapoff|swapon|mkfs : changes
        psql|mysql|sqlite3 ~insert_into|delete_from|drop_table|truncate_|alter_table : changes
        psql|mysql|sqlite3 ~create_table|drop_database|vacuum : changes
        redis-cli set|SET|del|DEL|flushall|FLUSHALL|flushdb|FLUSHDB|shutdown : changes
        ceph osd|mon|mds|mgr|fs|orch set|unset|out|in|rm|purge|destroy|fail|restart : changes
        npm|cargo|twine|gem publish|push|upload : changes
        """
}
