import type { Fill } from '../contract/fill-in.ts';
import { camelParts } from '../notes/camel-parts.ts';

/** What one thing is called in commands and in labels. The first of a row that a label has is taken. */
const SAME: readonly (readonly string[])[] = [
  ['namespace', 'ns', 'kubernetes_namespace', 'exported_namespace'],
  ['pod', 'pod_name', 'podname', 'exported_pod', 'kubernetes_pod_name'],
  ['container', 'container_name'],
  ['node', 'node_name', 'nodename', 'kubernetes_node'],
  ['host', 'hostname', 'host_name', 'server', 'server_name', 'machine', 'fqdn', 'node', 'instance'],
  ['instance', 'instance_name', 'instance_id', 'host', 'hostname'],
  ['cluster', 'cluster_name', 'context', 'kube_cluster'],
  ['deployment', 'deployment_name', 'deploy'],
  ['statefulset', 'sts'],
  ['daemonset', 'ds'],
  ['job', 'job_name'],
  ['service', 'service_name', 'svc', 'app', 'application'],
  ['app', 'application', 'app_name', 'service'],
  ['env', 'environment', 'stage', 'tier'],
  ['region', 'aws_region', 'location'],
  ['zone', 'availability_zone', 'az'],
  ['device', 'disk', 'volume'],
  ['mountpoint', 'mount', 'path'],
  ['pvc', 'persistentvolumeclaim', 'claim'],
  ['topic'],
  ['queue', 'queue_name'],
  ['database', 'db', 'datname', 'dbname'],
  ['user', 'username'],
  ['project', 'project_id', 'gcp_project'],
  ['account', 'account_id'],
  ['bucket', 'bucket_name'],
  ['ip', 'address', 'ip_address'],
];

/**
 * An alert is written by another program: a value that a shell would read as more than a word could run anything once it
 * is pasted.
 */
const PLAIN_VALUE = /^[A-Za-z0-9][A-Za-z0-9_.:@/+-]{0,200}$/;

/** The words of a placeholder or label, as one: `<pod name>`, `$POD_NAME` and `podName` are `pod_name`. */
function keyOf(name: string): string {
  const bare = name
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/^(?:my|your|the|some|example|target)[-_ ]+/i, '');
  const parts = bare
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((part) => (/\p{Ll}\p{Lu}/u.test(part) ? camelParts(part) : [part]));
  return parts.join('_').toLowerCase();
}

function valueFor(key: string, labels: ReadonlyMap<string, readonly [label: string, value: string]>) {
  const own = labels.get(key);
  if (own !== undefined) return own;
  for (const row of SAME) {
    if (!row.includes(key)) continue;
    const found = row.map((name) => labels.get(name)).find((one) => one !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `build-07:9100` is an address to scrape; the host is what stands before the port. */
function withoutPort(key: string, value: string): string {
  return /^(?:host|hostname|node|node_name|nodename|server|machine)$/.test(key)
    ? value.replace(/:\d{2,5}$/, '')
    : value;
}

/** Values that an alert's labels offer for placeholders. Only what is one plain word is offered. */
export function proposeFills(placeholders: readonly string[], labels: Readonly<Record<string, string>>): Fill[] {
  const known = new Map(Object.entries(labels).map(([label, value]) => [keyOf(label), [label, value] as const]));
  return placeholders.flatMap((placeholder) => {
    const key = keyOf(placeholder);
    const found = key === '' ? undefined : valueFor(key, known);
    if (found === undefined) return [];
    const value = withoutPort(key, found[1]);
    return PLAIN_VALUE.test(value) ? [{ placeholder, label: found[0], value }] : [];
  });
}
