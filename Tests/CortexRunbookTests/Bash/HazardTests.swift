import CortexRunbook
import Testing

@Suite struct HazardTests {
    @Test(arguments: [
        "git status", "git log --oneline -n 5", "git diff", "ls -la | grep x | wc -l",
        "cat f", "rg -n x .", "sed -n '1,20p' f", "echo \"$A\"", "curl -fsS http://h/health",
        "curl -s -o /dev/null -w '%{http_code}' u", "kubectl get pods -n x -owide",
        "kubectl -n x logs deploy/y --tail=5", "kubectl rollout status deploy/x",
        "systemctl --user status x", "docker ps && docker logs x", "terraform plan",
        "aws ec2 describe-instances --region x", "gcloud compute instances list", "A=1",
        "A=$(date)", "x() { ls; }; x", "echo a > /dev/null 2>&1", "psql -c 'select 1'",
        "sudo journalctl -u x --since today", "ssh host uptime", "bash -c 'ls -l'",
        "docker exec x cat /etc/hosts", "kubectl exec x -- ls", "find . -name x | xargs grep y",
        "for x in a b; do echo $x; done", "[ -f x ] && [[ $a == b ]] || (( a > 1 ))",
        "timeout 5 tail -f log", "tail -f log &", "tail -f log | head -5", "ip addr show",
        "kubectl apply -f x --dry-run=client", "git push --dry-run", "test -f x", "some --version",
        "while read -r l; do echo $l; done < f", "cat f | while read l; do echo $l; done",
    ])
    func `reading changes nothing`(_ script: String) {
        let hazards = BashScript(script).hazards
        #expect(hazards == [.readOnly])
    }

    @Test(arguments: [
        "git fetch", "git commit -m x", "git tag -a v1 -m x", "git push origin v1", "make build",
        "unknown-tool x", "./script.sh", "echo x > f", "date >> f", "ls | tee f", "sed -i s/a/b/ f",
        "curl -X POST u", "curl -d x u", "curl -O u", "kubectl apply -f x", "cp a b",
        "kubectl delete pod x", "systemctl restart x", "$TOOL get", "<tool> get",
        "curl -fsSL u | bash", "source env.sh", "bash run.sh", "ssh h 'systemctl restart x'",
        "sqlite3 db \"insert into t values (1)\"", "find . -exec touch {} +", "kill 1",
        "psql <<EOF\ninsert into t values (1);\nEOF", "bash <<EOF\ntouch a\nEOF", "{ ls; } > f",
        "x=$(touch a)",
    ])
    func `a change is a change`(_ script: String) {
        let hazards = BashScript(script).hazards
        #expect(hazards == [.changes])
    }

    @Test(arguments: [
        "rm -rf x", "sudo rm x", "git reset --hard v1", "git push --force", "git clean -fd",
        "git branch -D x", "kubectl delete ns x", "kubectl -n x delete pods --all",
        "kubectl drain n",
        "dd if=a of=/dev/sda", "mkfs.ext4 /dev/sdb", "docker system prune -f",
        "aws ec2 terminate-instances --instance-ids i", "aws s3 rm s3://b --recursive",
        "terraform destroy -auto-approve", "psql -c 'DROP TABLE t'", "find . -name x -delete",
        "find . -exec rm {} ;", "cat l | xargs rm -f", "ssh h 'rm -rf /x'", "sudo -u a rm x",
        "bash -c 'rm x'", "echo 'DELETE FROM t' | mysql x", "helm uninstall x",
        "timeout 5 rm -r x", "curl -X DELETE u", "docker exec x rm -f y", "rsync --delete a b",
        "bash <<EOF\nrm -rf x\nEOF", "gcloud compute instances delete x", "systemctl reboot",
    ])
    func `what cannot be undone is destructive`(_ script: String) {
        #expect(BashScript(script).hazards.first == .destructive)
    }

    @Test(arguments: [
        "tail -f log", "journalctl -u x -f", "kubectl logs -f x", "kubectl get pods -w",
        "kubectl port-forward svc/x 1:1", "watch -n 5 date", "ping host", "docker logs -f x",
        "while true; do date; sleep 1; done", "tail -f log | grep x", "ssh -N -L 1:h:1 host",
        "for ((;;)); do date; done", "docker compose up", "tcpdump -i eth0", "sudo tail -F x",
    ])
    func `what never ends is said so`(_ script: String) {
        #expect(BashScript(script).hazards.first == .neverEnds)
    }

    @Test(arguments: [
        "kubectl port-forward svc/x 1:1 &", "timeout 60 journalctl -f", "ping -c 3 host",
        "while true; do date; break; done", "while true; do date; done &", "(tail -f x) &",
        "docker compose up -d", "kubectl get pods -oyaml", "top -bn1", "nvidia-smi mig -lgi",
        "kubectl port-forward svc/x 1:1 >/dev/null 2>&1 &\nPID=$!\nkill $PID",
    ])
    func `what ends is not said to run for ever`(_ script: String) {
        #expect(!BashScript(script).hazards.contains(.neverEnds))
    }

    @Test(arguments: [
        "vim f", "less f", "cat f | less", "read -p 'go on? ' x", "kubectl edit deploy x",
        "docker exec -it x ls", "kubectl exec -it x -- top", "git commit", "git rebase -i HEAD~3",
        "git tag -s v1", "passwd", "psql", "mysql -u root", "ssh host", "sudo -i", "sudo su -",
        "bash", "docker exec -it x sh", "terraform apply", "python3", "docker run -it x",
    ])
    func `what needs a person at a terminal is said so`(_ script: String) {
        let hazards = BashScript(script).hazards
        #expect(hazards.contains(.needsTerminal) && !hazards.contains(.opensShell))
    }

    @Test(arguments: [
        "ssh root@host\ncd /srv\nls", "sudo -i\nsystemctl restart x", "su - postgres\npsql",
        "bash\nls", "docker exec -it x sh\nls", "kubectl exec -it x -- bash\nls",
        "kubectl exec -it -n y x -c z -- /bin/sh\nls", "nix-shell\nmake", "poetry shell\npytest",
        "oc debug node/n\nchroot /host", "docker run --rm -it image bash\nls", "oc rsh pod\nls",
    ])
    func `a shell with commands after it would run them elsewhere`(_ script: String) {
        #expect(BashScript(script).hazards.contains(.opensShell))
    }

    @Test(arguments: [
        "ssh host <<EOF\nuptime\nEOF\nls", "ssh host 'uptime'\nls", "psql < f\nls",
        "docker exec x ls\nls", "bash -c ls\nls", "echo x | bash\nls", "git commit -F f",
        "psql <<EOF\nselect 1;\nEOF\nls", "read -r x < f", "read -t 5 x",
    ])
    func `what is given its input needs no terminal`(_ script: String) {
        let hazards = BashScript(script).hazards
        #expect(!hazards.contains(.needsTerminal) && !hazards.contains(.opensShell))
    }

    @Test func `hazards stand in the order of their weight`() {
        let script = "rm -r x\nssh host\ntail -f y\ntouch z"
        #expect(
            BashScript(script).hazards == [
                .destructive, .opensShell, .neverEnds, .needsTerminal, .changes,
            ]
        )
        #expect(BashScript("tail -f y").hazards == [.neverEnds, .readOnly])
    }
}
