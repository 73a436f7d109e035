extension CommandTable {
    /// Version control, containers, clouds, databases and build tools.
    static let toolRules = """
        git push --force|-f|--force-with-lease|--mirror|--delete|-d !--dry-run|-n : destructive
        git push --prune !--dry-run|-n : destructive
        git push ~+refs|+main|+master|+HEAD : destructive
        git push --dry-run|-n : read-only
        git reset --hard|--merge : destructive
        git clean -n|--dry-run : read-only
        git clean : destructive
        git checkout -f|--force|--ours|--theirs : destructive
        git checkout =--|=. : destructive
        git restore !--staged : destructive
        git branch -D|--force : destructive
        git branch -d|--delete|-m|-M|--move|-c|-u|--set-upstream-to|--unset-upstream : changes
        git branch --edit-description : changes
        git branch @0 : read-only
        git branch -a|-r|-v|-vv|--list|--show-current|--contains|--merged|--no-merged : read-only
        git branch --all|--remotes : read-only
        git tag -d|--delete : changes
        git tag -s|-a|-u|--sign|--annotate !-m|-F|--message|--file : terminal changes
        git tag -l|--list|-n|--contains|--points-at|--sort|-v|--verify|--merged : read-only
        git tag @0 : read-only
        git stash drop|clear : destructive
        git stash list|show : read-only
        git reflog expire|delete : destructive
        git gc --prune : destructive
        git filter-branch|filter-repo|update-ref|replace : destructive
        git worktree list : read-only
        git worktree remove --force|-f : destructive
        git remote show|get-url : read-only
        git remote @0 : read-only
        git config --list|-l|--get|--get-all|--get-regexp|--show-origin : read-only
        git config get|list : read-only
        git config -e|--edit : terminal changes
        git submodule status|summary : read-only
        git bisect log|view : read-only
        git notes show|list : read-only
        git status|log|diff|show|blame|annotate|shortlog|describe|rev-parse|rev-list : read-only
        git ls-files|ls-tree|ls-remote|cat-file|merge-base|name-rev|grep|help|version : read-only
        git whatchanged|cherry|range-diff|for-each-ref|show-ref|verify-tag|verify-commit : read-only
        git count-objects|fsck : read-only
        git var|check-ignore|reflog|diff-tree|diff-index|symbolic-ref|show-branch : read-only
        git archive|--version : read-only
        git apply|am --check|--stat : read-only
        git commit -m|-F|-C|--message|--file|--no-edit|--fixup|--reuse-message|--dry-run : changes
        git commit -am : changes
        git commit : terminal changes
        git rebase -i|--interactive|--edit-todo : terminal changes
        git add -p|-i|-e|--patch|--interactive|--edit : terminal changes
        git rebase|merge|cherry-pick|revert --abort|--quit : changes
        git revert !--no-edit|-n|--no-commit|-m : terminal changes
        git merge --no-ff !--no-edit|-m|--ff-only|--no-commit : terminal changes
        git mergetool|difftool|gui|citool : terminal changes
        gitk : terminal
        gh pr|issue|run|release|repo|workflow|cache|label list|view|status|diff|checks : read-only
        gh gist|secret|variable list|view|status|diff|checks : read-only
        gh run watch : never-ends read-only
        gh auth status|token : read-only
        gh auth login : terminal changes
        gh search|status|--version|version|browse : read-only
        gh api -X|--method|-f|-F|--field|--raw-field|--input : changes
        gh api : read-only
        gh repo|release|issue|run|cache|secret|variable|label|gist delete : destructive
        glab mr|issue|ci|release list|view|status|diff : read-only
        docker ps|images|inspect|version|info|port|diff|history|search|--version : read-only
        docker stats !--no-stream : never-ends read-only
        docker stats|top : read-only
        docker events !--until : never-ends read-only
        docker logs -f|--follow : never-ends read-only
        docker logs : read-only
        docker attach : terminal changes
        docker exec -t|--tty -i|--interactive : terminal carries
        docker exec : carries
        docker run -t|--tty -i|--interactive =sh|=bash|=/bin/sh|=/bin/bash !-c : shell changes
        docker run -t|--tty -i|--interactive : terminal changes
        docker container|image|volume|network|node|service ls|list|inspect|df|info|show : read-only
        docker stack ls|list|inspect|df|info|show : read-only
        docker container|image|volume|network|node ps|logs|tasks|services|history|du : read-only
        docker service|stack ps|logs|tasks|services|history|du : read-only
        docker context|system|config|secret|manifest ls|list|inspect|df|info|show : read-only
        docker builder|buildx ls|list|inspect|df|info|show : read-only
        docker context|system|config|secret|manifest ps|logs|tasks|services|history|du : read-only
        docker builder|buildx ps|logs|tasks|services|history|du : read-only
        docker container|image|volume|network|system|builder|buildx prune : destructive
        docker container|image|volume|network|service|stack|secret|config rm|remove : destructive
        docker node rm|remove : destructive
        docker rm|rmi|kill : destructive
        docker compose down -v|--volumes|--rmi : destructive
        docker compose rm|kill : destructive
        docker compose logs -f|--follow : never-ends read-only
        docker compose logs|ps|config|images|top|version|port|ls : read-only
        docker compose exec !-T|-d : terminal carries
        docker compose exec : carries
        docker compose watch|attach|events : never-ends changes
        docker compose up -d|--detach|--wait|--abort-on-container-exit|--exit-code-from : changes
        docker compose up : never-ends changes
        docker-compose down -v|--volumes|--rmi : destructive
        docker-compose rm|kill : destructive
        docker-compose logs -f|--follow : never-ends read-only
        docker-compose logs|ps|config|images|top|version|port|ls : read-only
        docker-compose exec !-T|-d : terminal carries
        docker-compose exec : carries
        docker-compose up -d|--detach|--wait|--abort-on-container-exit|--exit-code-from : changes
        docker-compose up : never-ends changes
        crictl ps|images|pods|inspect|inspecti|inspectp|logs|stats|info|version|img : read-only
        crictl rm|rmi|rmp|stop|stopp : destructive
        ctr images|containers|tasks|namespaces ls|list|info : read-only
        kubectl|oc get -w|--watch|--watch-only : never-ends read-only
        kubectl|oc logs --follow|-f : never-ends read-only
        kubectl|oc rollout status -w=false|--watch=false : read-only
        kubectl|oc port-forward|proxy : never-ends read-only
        kubectl|oc delete --dry-run : read-only
        kubectl|oc apply|create|patch|scale|set|label|annotate|replace|run --dry-run : read-only
        kubectl|oc expose|autoscale|taint --dry-run : read-only
        kubectl|oc delete pod|pods|po --all|-l|-A|--selector|--all-namespaces : destructive
        kubectl|oc delete pod|pods|po : changes
        kubectl|oc delete|drain : destructive
        kubectl|oc apply|replace --prune|--force : destructive
        kubectl|oc rollout status|history : read-only
        kubectl|oc config view|current-context|get-contexts|get-clusters|get-users : read-only
        kubectl|oc auth can-i|whoami : read-only
        kubectl|oc get|describe|logs|top|explain|api-resources|api-versions|version : read-only
        kubectl|oc cluster-info|diff : read-only
        kubectl|oc events|wait|options|kustomize|whoami|status|help|completion|plugin : read-only
        kubectl|oc adm top|must-gather|inspect|release|node-logs : read-only
        kubectl|oc adm drain|prune : destructive
        kubectl|oc edit : terminal changes
        kubectl|oc attach : terminal changes
        kubectl|oc rsh @1 : shell changes
        kubectl|oc rsh : carries
        kubectl|oc exec -t|--tty -i|--stdin : terminal carries
        kubectl|oc exec : carries
        kubectl|oc debug !-- =--|=--image : carries
        kubectl|oc debug : shell changes
        kubectl|oc run -t|--tty -i|--stdin : terminal changes
        oc project @0 : read-only
        oc projects : read-only
        oc login !-u|-p|--token|--username|-t : terminal changes
        kubectx|kubens @0 : read-only
        helm list|ls|status|get|history|show|search|template|version|lint|env|repo : read-only
        helm dependency : read-only
        helm upgrade|install --dry-run : read-only
        helm uninstall|delete|un : destructive
        helm diff : read-only
        stern|kail : never-ends read-only
        kustomize build : read-only
        istioctl analyze|proxy-status|ps|version|proxy-config|pc|x : read-only
        argocd app|cluster|repo|proj list|get|diff|history|logs|resources|manifests : read-only
        argocd app|cluster|repo|proj delete|rm|terminate-op : destructive
        flux get|logs|tree|version|check|stats|diff|export|events : read-only
        velero backup|restore|schedule|snapshot-location get|describe|logs : read-only
        velero backup-location get|describe|logs : read-only
        velero backup|restore|schedule delete : destructive
        etcdctl get|endpoint|member|alarm|version|check|watch : read-only
        etcdctl del|defrag : destructive
        ceph status|health|-s|df|versions|quorum_status|report|version : read-only
        ceph osd|mon|mds|mgr|pg|fs|auth tree|status|stat|df|ls|dump|perf|pool|lspools @3 : read-only
        ceph osd|mon|mds|mgr|pg|fs|auth find|metadata|get @3 : read-only
        ceph log|config|device|crash|orch|health|cephadm tree|status|stat|df|ls|dump @3 : read-only
        ceph log|config|device|crash|orch|health perf|pool|lspools|find|metadata|get @3 : read-only
        ceph cephadm perf|pool|lspools|find|metadata|get @3 : read-only
        ceph osd|mon|mds|mgr|pg|fs|auth|log list|last|show|detail|versions|info @3 : read-only
        ceph config|device|crash|orch|health list|last|show|detail|versions|info @3 : read-only
        ceph cephadm list|last|show|detail|versions|info @3 : read-only
        ceph osd|mon|mds|mgr|pg|fs|auth volume|subvolume|module|services|dump_stuck @3 : read-only
        ceph osd|mon|mds|mgr|pg|fs|auth query @3 : read-only
        ceph log|config|device|crash|orch|health|cephadm volume|subvolume|module @3 : read-only
        ceph log|config|device|crash|orch|health|cephadm services|dump_stuck|query @3 : read-only
        ceph osd|fs|mon rm|destroy|purge|remove|fail : destructive
        ceph -w|--watch : never-ends read-only
        ceph -s : read-only
        virtctl console|vnc|ssh : terminal changes
        virtctl version|guestosinfo|fslist|userlist : read-only
        terraform plan|show|output|validate|version|providers|graph|fmt : read-only
        terraform state list|show|pull : read-only
        terraform state rm|push|mv : destructive
        terraform workspace list|show : read-only
        terraform destroy -auto-approve|--auto-approve : destructive
        terraform destroy : destructive terminal
        terraform apply -destroy : destructive
        terraform apply -auto-approve|--auto-approve : changes
        terraform apply @0 : terminal changes
        terraform console : terminal
        pulumi preview|stack|config|logs|version|about|whoami : read-only
        pulumi destroy : destructive
        ansible-playbook --check|--list-hosts|--list-tasks|--syntax-check : read-only
        ansible-inventory|ansible-doc|ansible-lint : read-only
        ansible-vault edit : terminal changes
        packer validate|inspect|version : read-only
        vault status|read|version : read-only
        vault kv get|list|metadata : read-only
        vault kv delete|destroy : destructive
        vault delete : destructive
        consul members|info|version|catalog|monitor|operator : read-only
        nomad status|node|server|version|plan|alloc-status|inspect|eval : read-only
        nomad job status|plan|history|inspect|validate : read-only
        aws logs tail --follow : never-ends read-only
        aws ssm start-session : shell changes
        aws ecs execute-command : terminal changes
        aws configure list|get|list-profiles : read-only
        aws configure @0 : terminal changes
        aws sso login : terminal changes
        aws s3 ls : read-only
        aws s3 presign : read-only
        aws s3 rm|rb : destructive
        aws s3 sync --delete : destructive
        aws s3 mv|cp|sync|mb --dryrun : read-only
        aws s3 cp|sync|mv|mb|website : changes
        aws sts : read-only
        aws help : read-only
        aws * describe-*|list-*|get-*|head-*|search-*|filter-*|lookup-*|scan|query : read-only
        aws * admin-get-*|admin-list-* : read-only
        aws * batch-get-*|tail|wait|validate-*|simulate-*|estimate-*|select-* : read-only
        aws * delete-*|terminate-*|deregister-*|purge-*|batch-delete-*|remove-* : destructive
        aws * reset-*|schedule-key-deletion|release-address|empty-* : destructive
        aws athena|logs start-query-execution|start-query : read-only
        gcloud compute ssh !--command|-- : shell changes
        gcloud auth login : terminal changes
        gcloud auth list|print-access-token : read-only
        gcloud config list|get-value|get : read-only
        gcloud info|version|help : read-only
        gcloud =delete|destroy|remove-iam-policy-binding : destructive
        gcloud =list|list-tags|describe|get-iam-policy|get-credentials|get-value|read|tail : read-only
        gsutil ls|cat|du|stat|hash|version : read-only
        gsutil rm|rb : destructive
        bq ls|show|query|head : read-only
        bq rm : destructive
        az login : terminal changes
        az version|find|--version : read-only
        az =delete|purge : destructive
        az =list|show|get-instance-view|list-skus|query|show-tags : read-only
        cf apps|app|services|service|spaces|orgs|target|logs|env|events|routes|domains : read-only
        cf marketplace|buildpacks|plugins|service-keys|service-key|stacks|version : read-only
        cf space-users|org-users : read-only
        cf delete|delete-service|delete-space|delete-org|delete-route|uninstall-plugin : destructive
        cf delete-service-key : destructive
        cf ssh !-c|--command : shell changes
        cf login : terminal changes
        doctl|linode-cli|hcloud|fly * list|get|show|ls|status : read-only
        doctl|linode-cli|hcloud|fly * delete|rm|destroy : destructive
        fly|heroku|railway logs : read-only
        heroku ps|config|releases|logs|apps|info|status : read-only
        heroku logs --tail|-t : never-ends read-only
        psql|mysql|sqlite3|cqlsh|clickhouse-client|sqlcmd ~drop_|truncate_|delete_from : destructive
        psql|mysql|sqlite3|cqlsh|clickhouse-client|sqlcmd ~insert_|update_|alter_|create_ : changes
        psql|mysql|sqlite3|cqlsh|clickhouse-client|sqlcmd ~grant_|revoke_ : changes
        psql|mysql|sqlite3|cqlsh|clickhouse-client|sqlcmd ~vacuum|reindex|.backup|.restore : changes
        psql|mysql|sqlite3|cqlsh|clickhouse-client|sqlcmd ~.import : changes
        psql|mysql|sqlite3|cqlsh|clickhouse-client|sqlcmd ~.output|pg_terminate|pg_cancel : changes
        psql|mysql|sqlite3|cqlsh|clickhouse-client|sqlcmd ~kill_|set_global : changes
        psql|mysql|sqlite3|cqlsh|clickhouse-client|sqlcmd ~flush|pragma_wal_checkpoint : changes
        psql|mysql|sqlite3|cqlsh|clickhouse-client|sqlcmd ~cluster_ : changes
        psql|mysql|sqlite3|cqlsh|clickhouse-client|sqlcmd ~refresh_|replace_into : changes
        psql -l|--list|-V|--version : read-only
        psql -f|--file : changes
        psql -c|--command : read-only
        psql ~select|\\dt|\\l|\\d|show_|explain : read-only
        psql : terminal changes
        mysql --version|-V : read-only
        mysql -e|--execute : read-only
        mysql ~select|show_|explain|describe : read-only
        mysql : terminal changes
        sqlite3 --version|-version|-readonly : read-only
        sqlite3 ~select|.schema|.tables|pragma|explain|.dump|.databases|.indexes|.mode : read-only
        sqlite3 @1 : terminal changes
        mongosh|mongo ~drop(|dropdatabase|deletemany|remove( : destructive
        mongosh|mongo --eval : changes
        mongosh|mongo : terminal changes
        redis-cli ~flushall|flushdb : destructive
        redis-cli monitor|MONITOR|subscribe|SUBSCRIBE|psubscribe|PSUBSCRIBE : never-ends read-only
        redis-cli ping|PING|info|INFO|get|GET|keys|KEYS|scan|SCAN|ttl|TTL|dbsize|DBSIZE : read-only
        redis-cli llen|LLEN|type : read-only
        redis-cli TYPE|hgetall|HGETALL|client|CLIENT|cluster|CLUSTER|slowlog|SLOWLOG : read-only
        redis-cli lrange|LRANGE|smembers|SMEMBERS|exists|EXISTS|memory|MEMORY : read-only
        redis-cli del|DEL|unlink|UNLINK : destructive
        redis-cli --stat|--latency : never-ends read-only
        redis-cli --scan|--bigkeys : read-only
        redis-cli @0 : terminal changes
        dropdb|dropuser : destructive
        pg_dump|pg_dumpall|mysqldump -f|--file|--result-file|-r : changes
        pg_dump|pg_dumpall|mysqldump|pg_isready|pg_lsclusters|mysqladmin : read-only
        pg_restore -l|--list : read-only
        pg_restore --clean|-c : destructive
        rabbitmqctl status|list_queues|list_connections|cluster_status|list_users : read-only
        rabbitmqctl list_exchanges : read-only
        rabbitmqctl list_consumers|list_channels|environment|report|list_vhosts : read-only
        rabbitmqctl purge_queue|delete_queue|reset|force_reset|delete_vhost : destructive
        rabbitmqctl delete_user : destructive
        kafka-topics|kafka-topics.sh --list|--describe : read-only
        kafka-topics|kafka-topics.sh --delete : destructive
        kafka-console-consumer|kafka-console-consumer.sh !--max-messages : never-ends read-only
        kafka-console-consumer|kafka-console-consumer.sh --timeout-ms : never-ends read-only
        kafka-consumer-groups|kafka-consumer-groups.sh --reset-offsets|--delete : destructive
        kafka-consumer-groups|kafka-consumer-groups.sh --list|--describe : read-only
        go version|env|list|vet|doc|help : read-only
        go test|build|generate|install|get|mod|run|fmt|work|clean : changes
        cargo search|tree|metadata|--version|version|check : read-only
        npm ls|list|outdated|audit|view|info|why|version|--version|whoami|config : read-only
        npm publish|unpublish : destructive
        npm start : never-ends changes
        npm run dev|start|serve|watch : never-ends changes
        node|python|ruby|perl|php --version|-V|-v|-c=import : read-only
        node|python|ipython|irb @0 !-c|-m|-e|--eval|-p|--print|-V : terminal changes
        python -m =json.tool : read-only
        python -m =http.server : never-ends read-only
        pip list|show|freeze|check|search|--version|index : read-only
        pip uninstall : destructive
        poetry shell : shell changes
        pipenv shell : shell changes
        poetry show|check|version|env : read-only
        conda list|info|search|env : read-only
        make -n|--dry-run|--just-print : read-only
        java|javac -version|--version : read-only
        mvn --version|-v : read-only
        mvn dependency:tree|help:effective-pom : read-only
        goreleaser check|healthcheck : read-only
        goreleaser release --snapshot : changes
        govulncheck|golangci-lint|staticcheck|gosec|trivy|hadolint|actionlint @9 : read-only
        yamllint|markdownlint|semgrep|gitleaks|syft|grype @9 : read-only
        cosign verify|version|tree|triangulate|verify-blob|verify-attestation|download : read-only
        shfmt !-w|--write : read-only
        prometheus|alertmanager|grafana-server --version : read-only
        promtool|amtool check|query|config|alert|silence : read-only
        nginx -t|-T|-v|-V : read-only
        apachectl|httpd configtest|-t|-S|-v : read-only
        haproxy -c|-v : read-only
        certbot certificates : read-only
        certbot delete|revoke : destructive
        consul-template|caddy validate|version|adapt : read-only
        supervisorctl status|avail|pid : read-only
        supervisorctl tail -f : never-ends read-only
        supervisorctl @0 : terminal changes
        pm2 list|ls|status|show|describe|info|prettylist|jlist : read-only
        pm2 logs|monit !--nostream : never-ends read-only
        pm2 delete|kill : destructive
        vagrant status|global-status|version|port : read-only
        vagrant destroy : destructive
        vagrant ssh !-c|--command : shell changes
        flutter|rails|bundle console : terminal changes
        rails|bin/rails console|c|dbconsole : terminal changes

        """
}
