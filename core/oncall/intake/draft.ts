import type { Alert, AlertSource } from '../../contract/alerts.ts';
import { textId } from '../../extract/text-id.ts';

/** What a reader of one system's alerts gives; the rest is the same for all. */
export type AlertDraft = Pick<Alert, 'name' | 'state'> & Partial<Omit<Alert, 'name' | 'state' | 'source'>>;

const RUNBOOK_KEYS: ReadonlySet<string> = new Set([
  'runbook_url',
  'runbook',
  'runbookurl',
  'runbook_link',
  'playbook',
  'playbook_url',
  'documentation',
  'docs_url',
  'sop_url',
]);
const ADDRESS = /https?:\/\/[^\s<>"'`)\]|]+[^\s<>"'`)\]|.,;:!?]/;
const RUNBOOK_WORDS = new RegExp(
  `\\b(?:runbook|playbook|documentation|how to fix)\\b[^\\n]{0,40}?(${ADDRESS.source})`,
  'i',
);

/** The address or path of the page that the alert itself names. */
function runbookOf({ labels = {}, annotations = {}, links = [], description, summary }: AlertDraft): string | null {
  for (const given of [annotations, labels]) {
    for (const [key, value] of Object.entries(given)) {
      if (RUNBOOK_KEYS.has(key.toLowerCase().replaceAll(/[- ]/g, '_')) && value.trim() !== '') return value.trim();
    }
  }
  const named = links.find(({ label }) => /\b(?:run-?book|playbook)\b/i.test(label));
  if (named !== undefined) return named.url;
  const text = [description, summary].join('\n');
  return RUNBOOK_WORDS.exec(text)?.[1] ?? null;
}

/** Labels that are others each time that the same trouble comes up. */
const VOLATILE = /^(?:timestamp|time|date|value|values|event_id|id|alert_id|uid|pod_uid|request_id|trace_id)$/i;

function fingerprintOf({ name, labels = {}, trace = '' }: AlertDraft): string {
  const stable = Object.entries(labels)
    .filter(([key]) => !VOLATILE.test(key))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return textId(JSON.stringify([name, stable, trace.slice(0, 500)]));
}

/** Fills in what a reader left out. */
export function alertFrom(source: AlertSource, draft: AlertDraft): Alert {
  const { labels = {}, annotations = {}, summary = null, description = null } = draft;
  return {
    source,
    fingerprint: draft.fingerprint ?? fingerprintOf(draft),
    name: draft.name.replaceAll(/\s+/g, ' ').trim().slice(0, 300),
    state: draft.state,
    severity: draft.severity ?? labels['severity'] ?? labels['priority'] ?? labels['level'] ?? null,
    summary,
    description: description === summary ? null : description,
    labels,
    annotations,
    runbookUrl: draft.runbookUrl ?? runbookOf(draft),
    links: (draft.links ?? []).filter(({ url }) => /^https?:\/\//.test(url)),
    startsAt: draft.startsAt ?? null,
    endsAt: draft.endsAt ?? null,
    trace: draft.trace ?? '',
    extra: draft.extra ?? {},
  };
}

/** Pairs of a name and an address, without those that have none. */
export function linksOf(pairs: readonly (readonly [label: string, url: string | null])[]): Alert['links'] {
  return pairs.flatMap(([label, url]) => (url === null ? [] : [{ label, url }]));
}
