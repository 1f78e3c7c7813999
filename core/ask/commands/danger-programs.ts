/** Programs, what stands behind them, and what that does. */
export type DangerRule = readonly [program: RegExp, args: RegExp, reason: string];

const REMOVES = 'removes files without asking';
const DISK = 'overwrites a disk';
const RESOURCES = 'deletes resources';

/** Programs, what stands behind them, and what that does. Arguments are one string with a space on both sides. */
export const PROGRAMS: readonly DangerRule[] = [
  [/^rm$/, / -\w*[rRf]| --(?:recursive|force) /, REMOVES],
  [/^(?:rm|unlink)$/, /\S/, 'removes files'],
  [/^(?:remove-item|del|rd)$/, /\S/, 'removes files'],
  [/^find$/, / -delete | -exec(?:dir)? (?:\/\S*\/)?(?:rm|shred) /, REMOVES],
  [/^rsync$/, / --del(?:ete)?\S* /, 'removes files that the source does not have'],
  [/^(?:terraform|tofu|terragrunt|tf|pulumi|cdk)$/, / destroy /, 'destroys infrastructure'],
  [/^(?:terraform|tofu|terragrunt|tf)$/, / (?:-|--)auto-approve\S* /, 'changes infrastructure without asking'],
  [/^(?:terraform|tofu|terragrunt|tf)$/, / state rm | taint /, 'takes resources out of the state'],
  [/^(?:kubectl|oc|k)$/, / delete /, 'deletes objects of the cluster'],
  [/^(?:kubectl|oc|k)$/, / drain /, 'evicts every pod from the node'],
  [/^(?:kubectl|oc|k)$/, / scale .*--replicas[= ]0 /, 'scales to zero'],
  [/^(?:kubectl|oc|k)$/, / replace .*--force /, 'deletes and creates objects anew'],
  [
    /^(?:kubectl|oc|k)$/,
    / patch .*(?:"?finalizers"?\W+(?:null|\[\])|"remove"[^}]*finalizers)/,
    'removes what protects an object from deletion',
  ],
  [
    /^(?:kubectl|oc|k)$/,
    /^ (?!(?:-\S+ )*(?:get|describe|logs?|top|wait|events|api-resources|cluster-info) )(?:(?:-\S+|[a-z][\w-]*) ){0,4}(?:stop|destroy|purge|shutdown|wipe|failover|switchover|promote|demote|abort|terminate|hibernate|evict|remove|rm|restore-[\w-]+|purge-[\w-]+|remove-[\w-]+|delete-[\w-]+) /,
    'stops or deletes something',
  ],
  [/^helm$/, / (?:uninstall|delete|del) /, 'removes a release with its objects'],
  [
    /^(?:docker|podman|nerdctl|crictl|docker-compose)$/,
    /^ (?:--\S+ )*(?:(?:container|volume|image|network|system|builder|buildx|pod|service|stack|node|secret|config|context|plugin|machine|compose(?: -\S+(?: [^-\s]\S*)?)*) )?(?:prune|rmi|rm|rmp) /,
    'removes containers, images or volumes',
  ],
  [/^(?:docker-compose|docker)$/, / down .*(?:-v|--volumes) /, 'removes the volumes with their data'],
  [/^git$/, / push .*(?:--force\S*|-f|-d|--mirror|--delete) | push \S+ \+/, 'overwrites or discards work of others'],
  [
    /^git$/,
    / reset .*--hard | clean .*-\w*f| checkout (?:-- )?\. | restore \. | branch .*-D | stash (?:drop|clear) | filter-branch | reflog expire | update-ref .*-d /,
    'discards work',
  ],
  [/^(?:mkfs(?:\.\w+)?|wipefs|fdisk|sfdisk|gdisk|sgdisk|parted|shred|blkdiscard|mdadm|cryptsetup)$/, /\S/, DISK],
  [/^dd$/, / of=(?!\/dev\/(?:null|stdout) )/, DISK],
  [
    /^(?:lvremove|vgremove|pvremove|lvreduce|zpool|zfs)$/,
    / (?:destroy|labelclear|rollback|detach|remove) |^ (?!create|list|status|get|set|snapshot|iostat|history|scrub|upgrade|import|add|attach|online|clear)\S*\/\S* /,
    'removes volumes',
  ],
  [/^truncate$/, / (?:-s|--size)/, 'empties a file'],
  [
    /^(?:aws|awslocal)$/,
    / s3 (?:rm|rb) | s3 (?:sync|mv) .*--delete | (?:delete|terminate|deregister|purge|remove)-[a-z-]+ /,
    RESOURCES,
  ],
  [
    /^(?:gcloud|az|doctl|heroku|flyctl|fly|eksctl|linode-cli|openstack|ibmcloud|oci)$/,
    /(?<! -{1,2}[\w-]{1,40}) (?:delete|destroy|terminate|purge|apps:destroy|rm)(?:-batch)? /,
    RESOURCES,
  ],
  [/^(?:gsutil|s3cmd|mc|rclone|azcopy)$/, / (?:rm|rb|del|delete|purge|remove) /, RESOURCES],
  [/^kafka-topics(?:\.sh)?$/, / --delete /, 'deletes topics with their data'],
  [/^(?:dropdb|dropuser|pg_dropcluster)$/, /\S/, 'drops stored data'],
  [/^(?:docker|podman|nerdctl|ctr|crictl|docker-compose)$/, / (?:stop|kill|down) /, 'stops containers'],
  [/^ip$/, / (?:del|delete|flush) /, 'takes the network apart'],
  [/^postsuper$/, / -d /, 'deletes mail'],
  [/^mv$/, / \/dev\/null $/, 'removes files'],
  [
    /./,
    / --(?:desired-count|desired-capacity|replicas|num-nodes|nodes|node-count|max-size|size|instances|reserved-concurrent-executions)[= ]0 | (?:ps:|service )?scale (?:\S+ )*[\w.-]+=0 | scale (?:\S+ ){0,3}0 /,
    'scales to zero',
  ],
  [/^fuser$/, / -\w*k\w* | --kill /, 'ends processes without letting them finish'],
  [/^(?:kill)$/, / -(?:9|6|11|(?:SIG)?(?:KILL|ABRT|SEGV)) /i, 'ends processes without letting them finish'],
  [
    /^(?:killall|pkill)$/,
    /^(?!.* (?:-|--signal[= ]|-s )(?:SIG)?(?:USR[12]|HUP|WINCH|CONT|0) )/,
    'ends every process of that name',
  ],
  [/^(?:systemctl|service|rc-service|supervisorctl)$/, / (?:stop|disable|mask|kill) /, 'stops a service'],
  [/^(?:shutdown|reboot|poweroff|halt|init)$/, /^(?! -h$| --help)/, 'stops or restarts the machine'],
  [/^(?:iptables|ip6tables|nft|ufw)$/, / (?:-F|--flush|flush|disable|reset) /, 'opens or drops network rules'],
  [
    /^(?:chmod|chown|chgrp)$/,
    / (?:-\w*R\w*|--recursive) .* \/(?:(?:etc|usr|var|boot|bin|sbin|lib|root|opt|srv|home)\/?)? | -\w*R\w* 777 /,
    'changes the rights of many files',
  ],
  [/^crontab$/, / -r /, 'removes all scheduled jobs'],
  [/^(?:userdel|deluser|groupdel)$/, /\S/, 'removes a user'],
  [/^(?:npm|yarn|pnpm|cargo|gem)$/, / (?:unpublish|yank) /, 'takes back a published version'],
  [/^(?:rake|rails|bundle)$/, / db:(?:drop|reset|purge|schema:load|setup) /, 'drops stored data'],
  [
    /^(?:rake|rails|gitlab-rake|artisan|mix)$/,
    /[ :](?:delete|destroy|remove|purge|drop|wipe|truncate|erase|nuke)(?:[_-][\w-]+)*[ :[](?!.*\bdry)/,
    'deletes stored data',
  ],
  [
    /^(?!grep$|git$|rg$|curl$|find$|rsync$|tar$|docker$|journalctl$)/,
    / --(?:delete|destroy|purge|wipe|erase)(?:[-_][a-z_-]+)*[ =]| --(?:terminate|unmerge|uninstall|reset|factory-reset|clear-all|drop[-_]all|prune|truncate|remove[a-z]+) /,
    'deletes something',
  ],
  [/^(?!kubectl$|oc$|k$)/, / --overwrite(?:-[a-z-]+)?[ =](?!false)/, 'overwrites what is there'],
  [/./, / factory[- ]?(?:defaults?|reset) /i, 'sets everything back'],
  [/./, / [\w.*-]+\.(?:active|enabled?|\w*forward(?:ing)?)=(?:0|false|no|off) /, 'switches something off'],
  [/./, / -[A-Za-z]*[a-z](?:Del|Clr|Delete|Remove|Erase|Destroy)(?:[A-Z]\w*)? /, 'deletes something'],
];
