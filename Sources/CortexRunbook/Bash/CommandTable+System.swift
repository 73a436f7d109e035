extension CommandTable {
    /// Programs of the operating system: files, processes, services, the network.
    ///
    /// `CommandPattern.init` describes the notation. The first rule that says read-only, changes,
    /// destructive or carries decides the effect; all other traits of rules that match add up.
    static let systemRules = """
        rm -r|-R|--recursive : destructive
        rm : destructive
        rmdir|unlink : changes
        shred|wipefs|mkfs|mkswap|fdisk|sfdisk|sgdisk|gdisk|blkdiscard|cfdisk : destructive
        mkfs.ext4|mkfs.ext3|mkfs.xfs|mkfs.btrfs|mkfs.vfat : destructive
        parted print : read-only
        parted -l : read-only
        parted : destructive
        fdisk -l : read-only
        dd =of=/dev/null : read-only
        dd ~of= : destructive
        truncate : destructive
        find -delete : destructive
        find -exec|-execdir|-ok =rm|=shred|=unlink : destructive
        find -exec|-execdir|-ok|-okdir|-fprint : changes
        find|fd|fdfind|locate : read-only
        sed -i|--in-place : changes
        awk|gawk ~system(|print_> : changes
        sort|uniq -o|--output : changes
        yq -i|--inplace : changes
        date -s|--set : changes
        dmesg -C|-c|--clear : changes
        dmesg -w|-W|--follow : never-ends
        hostname @0 : read-only
        hostnamectl set-hostname : changes
        history -c : changes
        ip addr|address|a|route|r|link|l|neigh add|del|delete|set|flush|change|replace : changes
        ip rule add|del|delete|set|flush|change|replace : changes
        ip netns exec : changes
        ip monitor : never-ends
        iptables|ip6tables -F|-X|--flush : destructive
        iptables|ip6tables -L|-S|--list|--list-rules : read-only
        iptables-save|nft|ufw list|status : read-only
        userdel|groupdel|deluser : destructive
        passwd : terminal changes
        chpasswd|useradd|usermod|groupadd : changes
        visudo|vipw|vigr|crontab -e : terminal changes
        visudo|vipw|vigr : terminal changes
        crontab -l : read-only
        crontab -r : destructive
        killall|pkill -0 : read-only
        kill -0 : read-only
        kill -l : read-only
        pkill -f : destructive
        reboot|shutdown|poweroff|halt|init|telinit : destructive
        sysctl -w|-p|--system|--load : changes
        sysctl : read-only
        mount @0 : read-only
        lvremove|vgremove|pvremove|zpool|zfs|mdadm destroy : destructive
        lvremove|vgremove|pvremove : destructive
        lvs|vgs|pvs|lvdisplay|vgdisplay|pvdisplay : read-only
        zpool|zfs list|status|get|history|iostat : read-only
        mdadm --detail|--examine : read-only
        systemctl status|show|cat|list-units|list-unit-files|list-timers : read-only
        systemctl list-dependencies|is-active|is-enabled|is-failed|is-system-running : read-only
        systemctl get-default|list-jobs|list-sockets|help : read-only
        systemctl edit : terminal changes
        systemctl poweroff|reboot|halt|rescue|emergency|isolate : destructive
        systemctl @0 : read-only
        service * status : read-only
        journalctl -f|--follow : never-ends
        journalctl --vacuum-time|--vacuum-size|--vacuum-files|--rotate : destructive
        journalctl : read-only
        timedatectl|localectl|loginctl|resolvectl|networkctl|busctl @1 : read-only
        timedatectl|localectl|loginctl|resolvectl|networkctl|busctl status|show|query : read-only
        timedatectl|localectl|loginctl|resolvectl|networkctl|busctl list-sessions : read-only
        timedatectl|localectl|loginctl|resolvectl|networkctl|busctl list-users : read-only
        tail -f|-F|--follow !--pid : never-ends
        top|htop|atop|btop|glances|iotop|iftop|nethogs !-b|-n|-1|--batch : never-ends terminal
        top -b !-n : never-ends
        vmstat|iostat|mpstat|pidstat|sar @9 : read-only
        ping|ping6 !-c|-w : never-ends
        mtr !-r|--report|-c : never-ends terminal
        tcpdump !-c|-r|-L|-D|--version : never-ends
        tcpdump -w : changes
        watch : never-ends carries
        yes : never-ends
        inotifywait -m|--monitor : never-ends
        sleep =infinity|=inf : never-ends
        nc|ncat -l|--listen : never-ends
        telnet|sftp|ftp !-b : terminal changes
        vi|vim|nvim|nano|emacs|pico|ed|joe|micro|mcedit|sudoedit|vimdiff : terminal changes
        less|more|most|man|info|zless : terminal
        dialog|whiptail|fzf|gum|ranger|mc|tig|lazygit|k9s|ncdu|lnav : terminal
        read !-t|-u : terminal
        select : terminal
        tee -p|-i =/dev/null : read-only
        tee =/dev/null|=/dev/stderr : read-only
        sudo -l|-v|--list|--validate : read-only
        sudo -i|-s|--login|--shell : shell changes
        su -c|--command : changes
        su|login|newgrp : shell changes
        bash|sh|zsh|dash|ksh|ash|fish --version|-n : read-only
        bash|sh|zsh|dash|ksh|ash|fish -c : carries
        bash|sh|zsh|dash|ksh|ash|fish @0 !-s : shell changes
        chroot @1 : shell changes
        nsenter : shell changes
        screen -ls|-list : read-only
        screen -r|-x : terminal changes
        screen -d : changes
        screen -dm|-dmS|-X : changes
        screen : shell changes
        tmux ls|list-sessions|list-windows|list-panes|capture-pane|has-session : read-only
        tmux display-message|info : read-only
        tmux kill-server : destructive
        tmux attach|a|attach-session : terminal changes
        tmux new|new-session !-d : shell changes
        tmux @0 : shell changes
        nix-shell --run|--command : changes
        nix-shell : shell changes
        nix develop|shell !-c|--command : shell changes
        ssh -V|-Q : read-only
        ssh -O : changes
        ssh -N !-f : never-ends changes
        ssh -N|-f : changes
        ssh @1 : shell changes
        ssh : carries
        mosh : shell changes
        ssh-keygen -l|-lf|-F|-y : read-only
        ssh-keyscan : read-only
        ssh-add -l|-L : read-only
        ssh-copy-id|ssh-keygen : changes
        scp|sftp : changes
        rsync -n|--dry-run|-an|-avn|--list-only : read-only
        rsync --delete|--delete-after|--delete-before|--remove-source-files : destructive
        rsync --delete-excluded : destructive
        curl -X=DELETE|--request=DELETE : destructive
        curl -X=GET|--request=GET|-X=HEAD !-o|-O|--output|--remote-name|-J : read-only
        curl --request=HEAD|-G|--get !-o|-O|--output|--remote-name|-J : read-only
        curl -X|--request|-d|--data|--data-raw|--data-binary|--data-urlencode|--json|-F : changes
        curl --form|-T|--upload-file : changes
        curl -o=/dev/null|--output=/dev/null|-o=-|--output=- : read-only
        curl -o|-O|--output|--remote-name|-OL|-LO|--remote-name-all : changes
        curl : read-only
        wget --spider : read-only
        wget -O=-|-qO-|--output-document=- : read-only
        http|https|xh POST|PUT|PATCH|DELETE : changes
        http|https|xh : read-only
        grpcurl list|describe : read-only
        apt|apt-get|apt-cache list|show|search|policy|showpkg|madison|depends|rdepends : read-only
        apt|apt-get|apt-cache changelog : read-only
        apt|apt-get -s|--dry-run|--simulate : read-only
        apt|apt-get remove|purge|autoremove|autopurge : destructive
        apt|apt-get|dnf|yum install|upgrade !-y|--yes|--assume-yes|-qq|-yq|-qy : changes
        apt|apt-get|dnf|yum dist-upgrade|full-upgrade !-y|--yes|--assume-yes|-qq|-yq|-qy : changes
        apt|apt-get|dnf|yum update !-y|--yes|--assume-yes|-qq|-yq|-qy : changes
        dpkg -l|-L|-s|-S|--list|--status|--listfiles|-V|-I|-c : read-only
        dpkg -r|-P|--remove|--purge : destructive
        rpm -q|-qa|-qi|-ql|-qf|-V|--query : read-only
        rpm -e|--erase : destructive
        yum|dnf list|info|search|repolist|provides|check-update|history : read-only
        yum|dnf remove|erase|autoremove : destructive
        brew list|info|search|outdated|doctor|--version|deps|leaves : read-only
        brew uninstall|remove|zap : destructive
        snap list|info|find|version|changes|services : read-only
        tar -t|-tf|-tvf|-tzf|--list|-tzvf : read-only
        tar tf|tvf|tzf|tzvf|tjf : read-only
        unzip -l|-t|-p|-Z : read-only
        gzip|gunzip|zstd|xz|bzip2 -l|-t|--list|--test : read-only
        gzip|gunzip|zstd|xz|bzip2 -c|--stdout|-dc : read-only
        openssl s_client : read-only terminal
        openssl x509|verify|version|dgst|ciphers|asn1parse|crl|rsa|pkey|ec !-out|-keyout : read-only
        openssl req|enc|base64|rand|passwd|list !-out|-keyout : read-only
        openssl s_server : never-ends
        gpg --list-keys|--list-secret-keys|-k|-K|--verify|--fingerprint|--version : read-only
        gpg --edit-card|--card-edit|--full-generate-key|--gen-key|--edit-key : terminal changes
        gpg --full-gen-key : terminal changes
        gpg --delete-key|--delete-keys|--delete-secret-keys : destructive
        nvidia-smi -l|--loop|-lms : never-ends
        nvidia-smi dmon|pmon : never-ends
        nvidia-smi -q|-L|--query-gpu|--query|--query-compute-apps !-r : read-only
        nvidia-smi @0 !-mig|-r|-pm|-pl|-i|-c : read-only
        smartctl -a|-i|-H|-x|--all|--info|--health : read-only
        hdparm -I|-i : read-only
        ethtool @1 : read-only
        brctl|bridge show : read-only
        lxc|lxd list|info|config show : read-only
        virsh list|dominfo|domstate|dumpxml|nodeinfo|version|net-list|pool-list|vol-list : read-only
        virsh console : terminal changes
        virsh destroy|undefine|vol-delete : destructive
        source|. : changes
        eval : changes

        """
}
