import type { DangerRule } from './danger-programs.ts';

const RESOURCES = 'deletes resources';
const ACCESS = 'takes access away';

/** Where an `aws` command has its verb: behind the service, which options may stand before. */
const AWS_VERB = String.raw`^ (?:--[\w-]+(?:=\S+| [^-\s]\S*)? )*[a-z][\w-]* `;

/** Clusters, clouds and what sets machines up: the words of each tool that stop, take or destroy something. */
export const CLOUDS: readonly DangerRule[] = [
  [/^(?:kubectl|oc|k)$/, / taint .*:NoExecute(?![-\w])/, 'evicts every pod from the node'],
  [/^(?:kubectl|oc|k)$/, / apply .*--prune /, 'deletes objects that the files do not have'],
  [/^(?:kubectl|oc|k)$/, / patch .*"replicas"\s*:\s*0\b/, 'scales to zero'],
  [/^(?:kubectl|oc|k)$/, / patch .*"op"\s*:\s*"remove"/, 'takes a part out of an object'],
  [/^velero$/, / restore .*--existing-resource-policy[= ]update /, 'overwrites what is there'],
  [/^(?:terraform|tofu|terragrunt|tf)$/, / apply .*--?replace[= ]/, 'destroys a resource and creates it anew'],
  [/^(?:terraform|tofu|terragrunt|tf)$/, / state push | force-unlock /, 'overwrites the state or its lock'],
  [
    /^pulumi$/,
    / (?:up|update|refresh|import) .*(?:-y|--yes|-f|--skip-preview) /,
    'changes infrastructure without asking',
  ],
  [/^salt-key$/, / -(?:d|D|-delete|-delete-all)\b/, ACCESS],
  [
    /^puppet$/,
    / cert clean | node (?:clean|purge|deactivate) | ensure=(?:absent|stopped|purged)/,
    'removes or stops something',
  ],
  [
    /^(?:aws|awslocal)$/,
    new RegExp(
      `${AWS_VERB}(?:batch-delete|deactivate|expire|stop|reboot|force|cancel|close|detach|disable|disassociate|failover|test-failover|rebuild|release|reset|revoke|schedule-key-deletion|suspend|unassign|unregister|withdraw)(?:-[a-z-]+)? `,
    ),
    'stops, detaches or takes away resources',
  ],
  [
    /^gcloud$/,
    / (?:stop|reset|suspend|detach-disk|failover|abandon-instances|recreate-instances|delete-instances|rolling-action (?:replace|restart)|disable|remove-[a-z-]+|seek|promote-replica|switchover) /,
    'stops, detaches or takes away resources',
  ],
  [/^aws$/, / put-(?:bucket-)?lifecycle-[a-z-]+ | --no-\S*(?:termination|protection)\S* /, 'lets resources be deleted'],
  [
    /^az$/,
    / (?:stop|deallocate|power-off|force-reboot|flush|disable|purge|failover|set-primary|failover-[a-z-]+|delete-[a-z-]+|detach|remove|redeploy|reimage|restore) /,
    'stops, detaches or takes away resources',
  ],
  [
    /^(?:doctl|hcloud|linode-cli|vultr-cli|scw|openstack|nova|ibmcloud|oci|fly|flyctl|heroku|cf)$/,
    / (?:stop|power-?off|power-cycle|shutdown|rebuild|reset|detach|remove|force-delete|[\w:]*(?:killall|kill|rollback)|halt|suspend|ps:stop|--action (?:SOFT)?(?:STOP|RESET)|linode-(?:shutdown|rebuild|delete))(?:-[a-z]+)? /i,
    'stops or rebuilds resources',
  ],
  [/^gsutil$/, / rsync .*-\w*d\w* /, 'removes files that the source does not have'],
  [
    /^(?:rclone)$/,
    / (?:sync|move|moveto|cleanup|deletefile|dedupe|rmdirs?) /,
    'removes files that the source does not have',
  ],
  [/^mc$/, / mirror .*--remove /, 'removes files that the source does not have'],
  [/^bq$/, / load .*--replace /, 'overwrites what is there'],
  [/^kops$/, / rolling-update .*--yes /, 'replaces the machines of the cluster'],
  [/^bosh$/, / (?:recreate|delete-\S+|stop|cck) /, RESOURCES],
  [/^(?:vault|bao)$/, / (?:secrets|auth|audit) (?:disable|move) /, 'deletes stored secrets or access'],
  [
    /^consul$/,
    / (?:leave|force-leave|deregister|services deregister|snapshot restore|remove-peer|maint .*-enable) /,
    'takes a node or service out',
  ],
  [
    /^nomad$/,
    / (?:drain|gc|detach|force-leave|remove-peer|eligibility .*-disable|alloc stop) /,
    'takes a node or service out',
  ],
  [
    /^etcdctl$/,
    / (?:member remove|snapshot restore|lease revoke|user delete|role delete|compact|compaction) /,
    'deletes stored data',
  ],
  [
    /^(?:virsh|virt-manager)$/,
    / (?:destroy|undefine|shutdown|reset|managedsave-remove|snapshot-(?:revert|delete)|(?:vol|pool)-(?:delete|destroy|wipe)) /,
    'stops or deletes a machine',
  ],
  [/^govc$/, /^ \S*(?:destroy|\.rm|\.remove) | -(?:off|reset|s|r) /, 'stops or deletes a machine'],
  [
    /^(?:ipmitool|racadm)$/,
    / (?:power|chassis power) (?:off|cycle|reset|soft) | serveraction (?:power\w+|hardreset|graceshutdown) /,
    'stops or restarts the machine',
  ],
];
