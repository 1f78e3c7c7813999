/** Programs of a shell that people who run services use. What is missing is told by its options. */
export const PROGRAMS: ReadonlySet<string> = new Set(
  `7z ab alias ansible ansible-playbook apk apt apt-get argocd arping asdf at awk aws az
  base64 bash bazel brew bundle bzip2 cal calicoctl cargo cat cd ceph ceph-volume cephadm certbot chage chattr chef-client chgrp chmod chown
  chroot chronyc cilium clear cmctl cmp code column comm composer conntrack consul cp crictl cron crontab cryptsetup csplit ctr curl cut
  date dbt dd deno df dig dirs dmesg dmidecode dnf docker docker-compose dotnet dpkg dropdb du dumpe2fs e2fsck ebtables echo
  edit egrep eksctl emacs env etcdctl ethtool exec exit export expr fallocate fdisk fg fgrep find firewall-cmd flock flux fly flyctl fold free fsck fuser
  gatekeeper gcloud gdb gds gem getent gh git gitlab-backup gitlab-ctl gitlab-patronictl gitlab-psql gitlab-rails gitlab-rake gitlab-redis-cli glab go gpg gradle
  grep grpcurl gsutil gunzip gzip hcloud head helm helmfile heroku hey hexdump hg host hostname hostnamectl htop http httpie iconv id ifconfig influx
  install ionice ip iostat iotop ip6tables ipcs ipmitool iptables iscsiadm istioctl java jcmd jhat jmap journalctl jps jq jsonnet jstack jstat jsub
  k k3s kctl k6 k9s kafka-topics kafka-consumer-groups kill killall kind kinit knife ksql ku kubeadm kubectl kubectx kubens kustomize last ldapsearch
  less linkerd ln locate logger logrotate ls lsb_release lsblk lscpu lsmod lsof lspci lvcreate lvdisplay lvextend lvremove lvs make man mc md5sum mdadm
  megacli minikube mix mkdir mkfs mkswap modprobe mongo mongodump mongorestore mongosh more mount mpstat mtr mv mvn mycli mysql mysqladmin mysqldump
  nano nc ncat ncdu nerdctl netcat netstat nft nginx ngrep nice nmap nmcli node nodetool nohup nomad npm npx nsenter nslookup ntpdate ntpq numactl
  oc op openssl openstack packer parted passwd paste patroni patronictl perf perl pg_basebackup pg_ctl pg_dump pg_isready pg_repack pg_restore pgbench pgrep php pidstat ping ping6 pip pip3
  pkill pm2 pnpm podman poetry popd postqueue postsuper printenv printf prlimit promtool ps psql psql-console pssh pstree pulumi puppet pushd pv pvs pwd
  python python3 qemu-img rabbitmqadmin rabbitmqctl radosgw-admin rados rails rake rbd rclone rdb read readlink reboot redis-benchmark redis-cli redis-server
  renice resize2fs rg rm rmdir rndc route rpm rsync ruby rustup s3cmd sar scp screen sctl sed seq service sestatus set setfacl sftp sh sha256sum shred
  shutdown skopeo sleep slapcat smartctl snap snmpwalk socat sops sort source split spark-submit sqlcmd sqlite3 ss ssh ssh-add ssh-copy-id ssh-keygen ssh-keyscan sshuttle stat
  stern strace su sudo sv supervisorctl swapoff swapon sync sysctl systemctl systemd-analyze sysbench tac tail tar tc tcpdump tcpflow tee telnet terraform terragrunt tg
  test tf tflint tftp time timedatectl timeout tkn tmux tofu top touch tr traceroute trap truncate tsh tshark tune2fs turbostat udevadm ufw ulimit umount unalias uname uniq unlink unset unzip
  update-initramfs update-rc.d uptime useradd userdel usermod vagrant vault velero vgs vi view vim virsh virtualenv visudo vmstat bcdedit chkdsk dism findstr gpupdate icacls iisreset ipconfig net netsh nssm pathping reg robocopy sc schtasks sfc taskkill tasklist tracert wevtutil wmic wsl watch wc wget where which who
  whoami wipefs wrk xargs xfs_repair xxd xz yamllint yarn yq yum zcat zfs zgrep zip zkcli zless zpool zsh zypper`.split(
    /\s+/,
  ),
);

/** Words with which a line of shell may begin. */
export const SHELL_WORDS: ReadonlySet<string> = new Set(
  'if for while until case do done then else elif fi esac function [ [[ ! : . return break continue declare local readonly eval'.split(
    ' ',
  ),
);
