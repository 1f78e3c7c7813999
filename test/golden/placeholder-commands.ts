/** A command, and behind `⇒` what in it is to be filled in, in any order. */
export const TO_FILL_IN = String.raw`
kubectl -n <namespace> get pods ⇒ <namespace>
kubectl -n <namespace> logs <pod-name> -c <container> ⇒ <namespace> <pod-name> <container>
kubectl --context <cluster> drain <node name> ⇒ <cluster> «<node name>»
kubectl -n $NAMESPACE describe pod $POD ⇒ $NAMESPACE $POD
kubectl logs \${POD_NAME} -n \${NS} ⇒ \${POD_NAME} \${NS}
helm rollback {{ release }} {{ revision }} ⇒ «{{ release }}» «{{ revision }}»
helm upgrade {{release}} ./chart --set image.tag={{tag}} ⇒ {{release}} {{tag}}
ssh my-host ⇒ my-host
scp my-file.tar.gz my-user@my-host:/srv ⇒ my-file my-user my-host
export TOKEN=YOUR_TOKEN ⇒ YOUR_TOKEN
curl -H "Authorization: Bearer YOUR_API_KEY" https://ferry.harbour.test ⇒ YOUR_API_KEY
curl https://HOSTNAME:9200/_cat/health ⇒ HOSTNAME
kubectl drain NODE_NAME ⇒ NODE_NAME
gcloud compute instances reset INSTANCE --zone ZONE ⇒ INSTANCE ZONE
aws ec2 reboot-instances --instance-ids i-xxxxxxxx ⇒ i-xxxxxxxx
ssh admin@x.x.x.x ⇒ x.x.x.x
ping xxx.xxx.xxx.xxx ⇒ xxx.xxx.xxx.xxx
psql -h <host> -U <user> -d <database> ⇒ <host> <user> <database>
psql -h "$PGHOST_PRIMARY" -c 'select 1' ⇒ $PGHOST_PRIMARY
redis-cli -h $REDIS_HOST -a <password> INFO ⇒ $REDIS_HOST <password>
git checkout <branch> && git pull ⇒ <branch>
git revert <commit-sha> ⇒ <commit-sha>
terraform workspace select <env> ⇒ <env>
terraform import aws_instance.main <instance_id> ⇒ <instance_id>
docker exec -it <container id or name> bash ⇒ «<container id or name>»
docker logs CONTAINER ⇒ CONTAINER
docker pull registry.harbour.test/ferry:<version> ⇒ <version>
systemctl restart <service>.service ⇒ <service>
systemctl restart my-service ⇒ my-service
journalctl -u \${SERVICE} --since "<time>" ⇒ \${SERVICE} <time>
tail -f /var/log/<app>/error.log ⇒ <app>
vault login -method=oidc role=<role> ⇒ <role>
vault kv get secret/[team]/[service] ⇒ [team] [service]
kafka-topics.sh --bootstrap-server BROKER:9092 --describe --topic TOPIC ⇒ BROKER TOPIC
consul kv get ferry/{environment}/limit ⇒ {environment}
curl -s http://localhost:9090/api/v1/query?query={{query}} ⇒ {{query}}
knife ssh 'role:<role_name>' 'sudo chef-client' ⇒ <role_name>
ansible-playbook site.yml --limit <host pattern> ⇒ «<host pattern>»
nslookup <hostname> <dns-server-ip> ⇒ <hostname> <dns-server-ip>
openssl s_client -connect <host>:<port> ⇒ <host> <port>
etcdctl --endpoints=$ENDPOINTS member remove <member id> ⇒ $ENDPOINTS «<member id>»
aws s3 cp s3://your-bucket/your-key . ⇒ your-bucket your-key
aws sts assume-role --role-arn arn:aws:iam::<account-id>:role/<role> ⇒ <account-id> <role>
az aks get-credentials -g RESOURCE_GROUP -n CLUSTER_NAME ⇒ RESOURCE_GROUP CLUSTER_NAME
mysql -h %HOST% -u root ⇒ %HOST%
tsh ssh USERNAME@HOST ⇒ USERNAME HOST
SELECT * FROM parcels WHERE id = <parcel id>; ⇒ «<parcel id>»
SELECT pg_cancel_backend(<pid>); ⇒ <pid>
kill -HUP <PID> ⇒ <PID>
kill -HUP $PID ⇒ $PID
pg_restore -d DBNAME backup.dump ⇒ DBNAME
export REPLACE_ME=1 && ferryctl use REPLACE_ME ⇒
ferryctl queue drain --queue <queue> --rate <n> ⇒ <queue> <n>
ferryctl user lock CHANGEME ⇒ CHANGEME
gh pr checkout <number> ⇒ <number>
`;

/** Written when the rules had been tried on the others. */
export const TO_FILL_IN_TOO = String.raw`
kubectl cp <ns>/<pod>:/var/log/ferry.log ./ferry.log ⇒ <ns> <pod>
kubectl port-forward svc/<service-name> 8080:80 -n {{ .namespace }} ⇒ <service-name>
kubectl -n {{ namespace }} rollout restart deploy/{{ deployment }} ⇒ «{{ namespace }}» «{{ deployment }}»
kubectl label node $NODE role=\${ROLE} ⇒ $NODE \${ROLE}
gcloud config set project PROJECT_ID ⇒ PROJECT_ID
gcloud sql connect <instance-name> --user=<db user> ⇒ <instance-name> «<db user>»
aws logs tail /aws/lambda/<function> --profile <profile> ⇒ <function> <profile>
aws eks update-kubeconfig --name my-cluster --region my-region ⇒ my-cluster my-region
ssh <your-user>@<bastion> -L 5432:<db-host>:5432 ⇒ <your-user> <bastion> <db-host>
rsync -av <src>/ USER@HOST:<dst>/ ⇒ <src> USER HOST <dst>
curl -u <user>:<token> https://ci.harbour.test/job/<job>/build ⇒ <user> <token> <job>
docker tag ferry:latest REGISTRY_URL/ferry:VERSION ⇒ REGISTRY_URL VERSION
export DB_PASSWORD=CHANGE_ME ⇒ CHANGE_ME
terraform plan -var-file=environments/<environment>.tfvars ⇒ <environment>
UPDATE parcels SET state = '<new state>' WHERE id = '<parcel-id>'; ⇒ «<new state>» <parcel-id>
pagerduty ack <incident_id> ⇒ <incident_id>
vault token lookup -accessor \${ACCESSOR} ⇒ \${ACCESSOR}
psql "postgres://$DB_USER@$DB_HOST/ferry" ⇒ $DB_USER $DB_HOST
kubectl get pod $pod_name -o json ⇒ $pod_name
rake 'parcels:redirect[parcel_id,locale,new note]' ⇒ parcel_id locale «new note»
select pg_drop_replication_slot('slot_name'); ⇒ slot_name
ferryctl report harbour-YYYY-MM-DD file-XX-stor ⇒ YYYY-MM-DD XX
kubectl -n <my-namespace> get pvc ⇒ <my-namespace>
knife user show _username_ ⇒ _username_
`;

/** Nothing to fill in. */
export const AS_IT_IS = String.raw`
kubectl get pods -A | awk '{print $1}'
kubectl exec deploy/ferry -- sh -c 'curl "$FERRY_URL/all"'
egrep 'NAME|ferry' list.txt
ferryctl lock 4 # the IP of the NODE
rake "edit_role[harbour-ferry]"
kubectl get pods -o jsonpath='{.items[*].metadata.name}'
kubectl get pods -o go-template='{{range .items}}{{.metadata.name}}{{end}}'
docker ps --format '{{.Names}}'
docker inspect -f '{{ .State.Running }}' ferry
for i in 1 2 3; do ssh harbour-$i uptime; done
NS=harbour; kubectl -n $NS get pods
POD=$(kubectl get pod -o name | head -1)⏎kubectl logs $POD
read -r TOKEN; curl -H "Authorization: Bearer $TOKEN" http://localhost
cat <<EOF > ferry.conf⏎port=80⏎EOF
diff <(sort a.txt) <(sort b.txt)
sort < in.txt > out.txt
echo $HOME $PATH $? $$ $1
echo $((1 << 3))
cd "$HOME/ferry" && ls
curl -X POST http://localhost:8080/reload
curl -s -o /dev/null -w '%{http_code}' http://localhost
grep -E '[0-9]{1,3}' ferry.log
sed -n '/ERROR/,$p' ferry.log
ps aux | grep [f]erry
ls *.log.[0-9]
find . -exec ls {} \;
xargs -I{} echo {}
git log --format='%h %an %s'
git rebase -i HEAD~3
date +%Y-%m-%d
printf '%s\n' a b
mysql -e 'SHOW VARIABLES LIKE "%timeout%"'
psql -c 'SELECT ID, NAME FROM parcels'
SELECT count(*) FROM parcels WHERE a < 5 AND b > 3;
export LANG=C
tar -xzf mysql-8.tar.gz
ssh -o StrictHostKeyChecking=no harbour-1
redis-cli INFO
rate(ferry_parcels_total{job="ferry"}[5m])
kill -HUP 1
iptables -A INPUT -p tcp --dport 22 -j ACCEPT
cat /proc/mdstat
jq '.items[] | {name: .metadata.name}' pods.json
awk 'NR==1 {print $NF}' a.txt
kubectl get events --sort-by='{.lastTimestamp}'
top -b -n 1 | head
while read LINE; do echo "$LINE"; done < a.txt
trap 'rm -f "$TMP"' EXIT; TMP=$(mktemp)
kubectl get pods⏎NAME READY STATUS RESTARTS AGE
`;

export interface LabelledCommand {
  readonly text: string;
  readonly placeholders: readonly string[];
}

/** The lines as commands with what is to be filled in. */
export function labelledIn(list: string): LabelledCommand[] {
  return list
    .trim()
    .split('\n')
    .map((line) => {
      const [command = '', wanted = ''] = line.split('⇒');
      const placeholders = [...wanted.matchAll(/«([^»]+)»|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
      const clean = (text: string) => text.replaceAll('\\$', '$');
      return { text: clean(command.trim().replaceAll('⏎', '\n')), placeholders: placeholders.map(clean) };
    });
}
