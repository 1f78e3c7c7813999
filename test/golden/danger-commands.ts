/** What can destroy something: one command a line, `⏎` for a new line within it, a language in brackets where the fence has one. */
export const DANGEROUS = String.raw`
rm -rf /srv/ferry/cache
rm -fr "$BUILD_DIR"
sudo rm --recursive --force /var/lib/ferry
rm ferry.pid
cd /srv/ferry && rm -rf ./*
ssh harbour-3 "sudo rm -rf /var/log/ferry/*.gz"
find /srv/parcels -type f -mtime +90 -delete
find . -name '*.lock' -exec rm -f {} +
ls /srv/old | xargs rm -rf
sudo bash -c 'rm -rf /srv/ferry/tmp'
kubectl delete pod ferry-0 -n harbour
kubectl -n harbour delete pvc --all
kubectl delete -f ferry.yaml
kubectl delete namespace harbour --wait=false
kubectl -n harbour scale deployment/ferry --replicas=0
kubectl scale sts ferry --replicas 0 -n harbour
kubectl drain harbour-node-4 --ignore-daemonsets --delete-emptydir-data
kubectl replace --force -f ferry.yaml
kubectl delete pod ferry-0 --grace-period=0 --force
kubectl get pods -n harbour -o name | xargs kubectl -n harbour delete
kubectl -n harbour exec ferry-0 -- redis-cli FLUSHALL
kubectl rollout restart deploy/ferry && kubectl delete job ferry-migrate
kubectl patch pvc parcels -p '{"metadata":{"finalizers":null}}'
oc delete project harbour
helm uninstall ferry -n harbour
helm delete ferry --purge
terraform destroy -target=module.ferry
terraform apply -auto-approve
terraform state rm module.ferry.aws_instance.main
tofu destroy -auto-approve
pulumi destroy --yes
terraform workspace delete staging
docker rm -f ferry
docker system prune -af --volumes
docker volume rm parcels
docker image prune -a --force
docker compose down --volumes
docker rmi $(docker images -q)
podman pod rm -f ferry
git push --force origin main
git push origin +main
git push origin --delete release
git reset --hard origin/main
git clean -xdf
git checkout -- .
git branch -D ferry
git stash drop
dd if=/dev/zero of=/dev/sdb bs=1M
mkfs.xfs /dev/nvme1n1
wipefs --all /dev/sdc
shred -u secrets.txt
truncate -s 0 /var/log/ferry.log
> /var/log/ferry/ferry.log
cat /dev/null > /var/log/ferry.log
lvremove /dev/vg0/parcels
zpool destroy tank
zfs destroy tank/parcels@old
[sql] DROP TABLE parcels;
[sql] drop database harbour;
[sql] TRUNCATE parcels;
[sql] DELETE FROM parcels WHERE shipped_at < now() - interval '1 year';
[sql] UPDATE parcels SET state = 'lost';
psql harbour -c 'DROP SCHEMA old CASCADE'
mysql -u root -e "TRUNCATE TABLE parcels" harbour
echo "DROP TABLE parcels" | psql harbour
redis-cli -n 3 FLUSHDB
redis-cli --scan --pattern 'ferry:*' | xargs redis-cli del
mongosh harbour --eval 'db.parcels.drop()'
db.parcels.deleteMany({})
dropdb harbour
aws s3 rm s3://harbour-parcels --recursive
aws s3 sync ./build s3://harbour-site --delete
aws ec2 terminate-instances --instance-ids i-0abc
aws rds delete-db-instance --db-instance-identifier ferry --skip-final-snapshot
aws dynamodb delete-table --table-name parcels
gcloud sql instances delete ferry
gsutil -m rm -r gs://harbour-parcels/2024
az vm delete --name ferry --yes
kafka-topics.sh --bootstrap-server k:9092 --delete --topic parcels
curl -XDELETE http://search.harbour:9200/parcels-2024
curl -s -X POST http://search.harbour:9200/parcels/_delete_by_query -d @q.json
rabbitmqctl purge_queue parcels
rabbitmqadmin delete queue name=parcels
kill -9 4711
pkill -9 -f ferry-worker
killall ferry
sudo systemctl stop ferry
systemctl disable --now ferry
service ferry stop
sudo shutdown -r now
reboot
iptables -F
iptables --flush FORWARD
userdel -r ferry
crontab -r
chmod -R 777 /srv
ceph osd purge 7 --yes-i-really-mean-it
etcdctl del --prefix /harbour/
consul kv delete -recurse harbour/
vault kv destroy -versions=3 secret/ferry
knife node delete ferry-03 -y
apt-get purge ferry
rails db:drop
[ruby] Parcel.where(lost: true).delete_all
[ruby] Parcel.find(4).destroy!
rsync -av --delete ./a/ /srv/a/
nomad job stop -purge ferry
eksctl delete cluster --name harbour
gh repo delete harbour/ferry --yes
swapoff -a && rm /swapfile
fdisk /dev/sda
[powershell] Remove-Item -Recurse -Force C:\ferry
for n in 1 2 3; do ⏎   kubectl delete pod ferry-$n ⏎ done
$ sudo -u ferry rm -rf /srv/ferry/spool
timeout 60 kubectl drain harbour-node-1
`;

/** What looks like it, and harms nothing. */
export const HARMLESS = String.raw`
git log --grep delete
git log --oneline -S'DROP TABLE'
git commit -m "Delete the old queue, rm -rf no more"
git diff --diff-filter=D
git branch --list 'drop-*'
git checkout -b delete-old-queues
git stash list
git push origin drop-old-tables
git show HEAD:scripts/truncate.sh
git fetch --force origin
grep -rn "rm -rf" scripts/
rg 'DELETE FROM' db/
grep -i "drop" /var/log/ferry.log | tail
ag truncate src
awk '/deleted/ {print $2}' ferry.log
journalctl -u ferry | grep -c 'force closed'
kubectl get events --field-selector reason=Killing
kubectl get pods | grep -v Terminating
kubectl logs ferry-0 | grep DELETE
kubectl auth can-i delete pods -n harbour
kubectl delete pod ferry-0 --dry-run=client
kubectl drain harbour-node-4 --dry-run=server
kubectl apply --dry-run=client -f delete-job.yaml
kubectl explain pod.metadata.deletionTimestamp
kubectl scale deployment/ferry --replicas=3
kubectl scale deploy ferry --replicas=10
kubectl describe node harbour-node-4
kubectl uncordon harbour-node-4
kubectl get pvc -o jsonpath='{.items[*].metadata.finalizers}'
kubectl rollout undo deployment/ferry
kubectl diff -f ferry.yaml
helm list --uninstalled
helm uninstall ferry --dry-run
helm history ferry
helm upgrade ferry ./chart --set cleanup.delete=true --dry-run
terraform plan -destroy
terraform plan -out=destroy.plan
terraform show destroy.plan
terraform validate
terraform state list
docker run --rm -it alpine sh
docker ps --filter status=removing
docker logs --since 1h ferry
docker compose run --rm ferry rake routes
docker compose up -d --remove-orphans=false
docker images --filter dangling=true
docker inspect -f '{{.HostConfig.AutoRemove}}' ferry
echo "rm -rf /srv"
echo 'DROP TABLE parcels' > /var/tmp/note.txt
printf '%s\n' "kubectl delete pod"
man rm
which shred
type truncate
ls -la /dev/sda
lsblk -f
df -h /var/lib/docker
cat /var/log/rm.log
less scripts/drop-tables.sql
stat /usr/bin/dd
dd --help
dd if=/dev/sda bs=512 count=1 status=none | hexdump -C
find /srv -name '*.delete' -print
find /srv -mtime +30 | wc -l
rsync -avn --delete ./a/ /srv/a/
rsync --dry-run --delete -a a/ b/
rm --help
[sql] SELECT * FROM deletions WHERE dropped = true;
[sql] SELECT relname, n_dead_tup FROM pg_stat_user_tables;
[sql] SELECT date_trunc('day', shipped_at) FROM parcels;
[sql] SELECT trunc(1.5), truncate(1.523, 1);
[sql] EXPLAIN SELECT count(*) FROM parcels WHERE deleted_at IS NULL;
[sql] SHOW CREATE TABLE parcels;
[sql] CREATE INDEX CONCURRENTLY parcels_drop_idx ON parcels (drop_off);
psql harbour -c 'SELECT count(*) FROM parcels'
psql -c "select 'drop table x'"
mysql -e 'SHOW PROCESSLIST'
redis-cli INFO memory
redis-cli --scan --pattern 'del:*'
redis-cli LLEN ferry:delete
mongosh --eval 'db.parcels.find({deleted: true}).count()'
aws s3 ls s3://harbour-parcels/deleted/
aws s3 rm s3://harbour-parcels --recursive --dryrun
aws ec2 describe-instances --filters Name=instance-state-name,Values=terminated
aws ec2 terminate-instances --dry-run --instance-ids i-0abc
aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=DeleteBucket
gcloud logging read 'protoPayload.methodName="storage.objects.delete"'
gcloud compute instances list --filter='status=TERMINATED'
az vm list --query "[?powerState=='VM deallocated']"
kafka-topics.sh --describe --topic delete-me
kafka-consumer-groups.sh --describe --group purge
curl -s http://ferry.harbour/api/deleted
curl -X GET 'http://search.harbour:9200/_cat/indices?v'
curl -d 'reason=DELETE' http://ferry.harbour/audit
kill -0 4711
kill -l
kill -HUP 4711
pgrep -fl ferry-worker
ps aux | grep kill
systemctl status ferry
systemctl list-units --state=failed
systemctl is-enabled ferry
service ferry status
last reboot
who -b
uptime
iptables -L -n -v
iptables -S | grep DROP
crontab -l
id userdel
chmod 640 ferry.conf
chown ferry: ferry.conf
ceph osd tree
ceph health detail
etcdctl get --prefix /harbour/deleted
consul kv get harbour/delete
vault kv get secret/destroy
knife search node 'name:delete*'
apt-cache policy purge
apt-get -s purge ferry
rails runner 'puts Parcel.where(deleted: true).count'
[ruby] Parcel.where(dropped: true).count
make -n clean
npm run delete-check -- --dry-run
ansible-playbook purge.yml --check
ssh harbour-3 'ls /srv/rm'
tail -f /var/log/ferry/force.log
[yaml] command: rm -rf /srv
[json] {"cmd": "kubectl delete pod x"}
[promql] rate(ferry_deleted_total[5m])
fdisk -l
parted /dev/sda print
zfs list -t snapshot
zpool status tank
git clean -nd
truncate --version
`;

/** A second list, written when the rules had been tried on the first one. */
export const DANGEROUS_TOO = String.raw`
sudo -u postgres dropdb parcels
xargs -I {} rm {} < old-files.txt
rm -v /var/tmp/ferry-*.sock
sh -c "rm -rf $HOME/.cache/ferry"
\rm -r build
env FERRY=1 rm -rf out
kubectl -n harbour delete deploy/ferry svc/ferry
kubectl --context=prod --namespace harbour delete configmap ferry
k delete po ferry-0
kubectl scale --replicas=0 deployment/ferry
kubectl -n harbour scale rs/ferry --current-replicas=2 --replicas=0
kubectl cordon harbour-node-1 && kubectl drain harbour-node-1
kubectl delete crd ferries.harbour.example
argocd app delete ferry
flux delete kustomization ferry
velero backup delete nightly --confirm
istioctl uninstall --purge
az aks delete -g harbour -n ferry
az storage blob delete-batch -s parcels
gcloud container clusters delete harbour --quiet
aws s3api delete-bucket --bucket harbour
aws cloudformation delete-stack --stack-name ferry
aws ecs update-service --service ferry --desired-count 0
aws autoscaling set-desired-capacity --auto-scaling-group-name ferry --desired-capacity 0
aws sqs purge-queue --queue-url https://sqs/ferry
bq rm -r -f harbour_dataset
gcloud pubsub subscriptions delete ferry-sub
heroku pg:reset DATABASE_URL --confirm ferry
heroku apps:destroy ferry
doctl compute droplet delete 4711
vagrant destroy -f
ansible all -m file -a "path=/srv/ferry state=absent"
nodetool decommission
cqlsh -e "DROP KEYSPACE harbour"
clickhouse-client -q "TRUNCATE TABLE parcels"
influx -execute 'DROP MEASUREMENT parcels'
sqlite3 ferry.db "delete from parcels"
pg_ctl stop -m immediate
initctl stop ferry
docker stop ferry
docker kill ferry
docker-compose down -v
docker container prune -f
ctr images rm ferry:old
crictl rmi --prune
gitlab-ctl stop postgresql
gitlab-rake cache:clear
rake db:reset
npm unpublish ferry --force
kill -KILL 4711
tc qdisc del dev eth0 root
ip link delete ferry0
ip route flush table main
nft flush ruleset
ufw --force reset
mdadm --zero-superblock /dev/sdb
sgdisk --zap-all /dev/sdb
blkdiscard /dev/nvme0n1
mv ferry.conf /dev/null
postsuper -d ALL
[sql] ALTER TABLE parcels DROP COLUMN weight;
[sql] SELECT pg_terminate_backend(pid) FROM pg_stat_activity;
[mongo] db.parcels.remove({})
[redis] FLUSHALL
[psql] VACUUM parcels; DROP INDEX parcels_idx;
harbour-cli ferry production aws s3 rm s3://harbour/a
bundle exec knife ssh 'role:ferry AND tier:old' 'sudo rm /srv/ferry.conf'
ssh harbour-3 sudo -H docker-machine rm -f ferry
sudo fuser -k 80/tcp
gpg --delete-secret-key 4711
kubectl -n harbour patch ferry/a --type json --patch='[{"op":"remove","path":"/metadata/finalizers"}]'
< old.txt xargs -rn1 rm -f
rake 'parcels:remove_note:real[4]'
[ruby] Parcel.late.map(&:delete)
`;

export const HARMLESS_TOO = String.raw`
kubectl get deletedparcels
rake 'parcels:remove_note:dry[4]'
ssh harbour-3 uptime
bundle exec knife node show ferry
[sql] SELECT 1 /* pg_terminate_backend(2) */
kubectl top pods --containers
kubectl wait --for=delete pod/ferry-0
kubectl rollout status deploy/ferry
kubectl annotate pod ferry-0 note=delete-later
kubectl get ns -l purge=true
kubectl describe pod drop-off-0
kubectl exec ferry-0 -- ls /srv/delete
kubectl exec ferry-0 -- grep -r "rm -rf" /srv
argocd app get ferry
argocd app diff ferry
velero backup describe delete-test
flux get kustomizations
az aks show -g delete -n ferry
gcloud sql backups list --instance=drop
aws s3 cp s3://parcels/delete.csv .
aws sqs get-queue-attributes --queue-url https://sqs/purge
aws ecs describe-services --services ferry
aws logs filter-log-events --filter-pattern "terminate"
bq ls harbour_dataset
bq query "SELECT * FROM parcels WHERE deleted"
heroku logs --tail --app ferry
heroku pg:info
nodetool status
nodetool tpstats | grep -i drop
cqlsh -e "DESCRIBE KEYSPACE harbour"
sqlite3 ferry.db "select count(*) from deletions"
docker start ferry
docker top ferry
docker exec ferry cat /srv/delete.log
docker history ferry:purge
docker cp ferry:/srv/drop.log .
docker pull registry/delete:1
gitlab-ctl status
gitlab-ctl tail postgresql
rake db:migrate:status
rake -T | grep drop
npm ls --depth=0
kill -s HUP 4711
kill -QUIT 4711
tc qdisc show dev eth0
ip link show
ip route get 10.0.0.1
nft list ruleset
ufw status verbose
mdadm --detail /dev/md0
sgdisk -p /dev/sdb
smartctl -a /dev/sdb
hdparm -I /dev/sdb
tcpdump -ni eth0 port 5432
dmesg | grep -i 'killed process'
sar -n DEV 1 5
postqueue -p
git log --diff-filter=D --summary
git reflog
git restore --staged ferry.ts
git rev-parse HEAD
vim drop.sql
psql harbour -f report.sql
pg_dump harbour --exclude-table=deleted > harbour.sql
pg_restore --list harbour.dump
echo done > /var/tmp/result.txt
sort deleted.txt | uniq -c > counts.txt
cp -f a.conf b.conf
ln -sf ferry.conf current.conf
tar xzf delete.tar.gz
test -f /srv/rm && echo yes
if [ -d delete ]; then ls delete; fi
ssh harbour-3 uptime
export PURGE=1
[sql] SELECT * FROM parcels WHERE note = 'drop table';
[sql] COMMENT ON TABLE parcels IS 'delete from here';
[sql] INSERT INTO log (message) VALUES ('truncate done');
[redis] TTL ferry:delete
[mongo] db.parcels.find({ state: 'dropped' })
`;

/** The lines as commands with the language of their fence. */
export function commandsIn(list: string): { readonly text: string; readonly lang: string }[] {
  return list
    .trim()
    .split('\n')
    .map((line) => {
      const [, lang = '', text = line] = /^\[(\w+)\] (.*)$/.exec(line) ?? [];
      return { lang, text: text.replaceAll(/ *⏎ */g, '\n') };
    });
}
