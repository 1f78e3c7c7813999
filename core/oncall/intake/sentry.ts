import type { Alert } from '../../contract/alerts.ts';
import { alertFrom, linksOf } from './draft.ts';
import { asLabels, asText, fieldsAt, isFields, listAt, textAt, timeAt, without, type Fields } from './fields.ts';

/* Sentry: https://docs.sentry.io/organization/integrations/integration-platform/webhooks/ */

/** Frames of a trace that say where it broke: the last ones. */
const FRAMES = 12;

function frameLine(frame: Fields): string {
  const place = textAt(frame, 'filename', 'abs_path', 'module') ?? '?';
  return `  File "${place}", line ${textAt(frame, 'lineno') ?? '?'}, in ${textAt(frame, 'function') ?? '?'}`;
}

/** The exceptions of an event as a program would have printed them. */
function traceOf(event: Fields): string {
  const values = listAt(fieldsAt(event, 'exception'), 'values').filter(isFields);
  const lines = values.flatMap((value) => {
    const frames = listAt(fieldsAt(value, 'stacktrace'), 'frames').filter(isFields).slice(-FRAMES);
    return [...frames.map(frameLine), `${textAt(value, 'type') ?? 'Error'}: ${textAt(value, 'value') ?? ''}`];
  });
  const meta = fieldsAt(event, 'metadata');
  if (lines.length > 0) return lines.join('\n');
  const type = textAt(meta, 'type');
  return type === null ? '' : `${type}: ${textAt(meta, 'value') ?? ''}`;
}

function tagsOf(event: Fields): Record<string, string> {
  const pairs = listAt(event, 'tags').flatMap((tag): [string, string][] => {
    if (Array.isArray(tag)) return [[String(tag[0]), String(tag[1])]];
    const key = isFields(tag) ? textAt(tag, 'key') : null;
    return key === null || !isFields(tag) ? [] : [[key, asText(tag['value']) ?? '']];
  });
  return Object.fromEntries(pairs);
}

const OF_EVENT = [
  'title',
  'culprit',
  'message',
  'level',
  'tags',
  'exception',
  'metadata',
  'web_url',
  'url',
  'permalink',
  'datetime',
  'firstSeen',
  'environment',
  'release',
  'platform',
];

function readEvent(event: Fields, whole: Fields, action: string): Alert {
  const project = asText(event['project']) ?? textAt(fieldsAt(event, 'project'), 'slug', 'name');
  const labels = {
    ...tagsOf(event),
    ...asLabels({
      culprit: event['culprit'],
      level: event['level'],
      environment: event['environment'],
      release: event['release'],
      platform: event['platform'],
      project,
    }),
  };
  const fingerprint = textAt(event, 'issue_id', 'groupID', 'id');
  const isResolved = /^(?:resolved|archived|ignored)$/.test(action) || textAt(event, 'status') === 'resolved';
  return alertFrom('sentry', {
    ...(fingerprint === null ? {} : { fingerprint: `sentry-${fingerprint}` }),
    name: textAt(event, 'title', 'message') ?? 'Event without a title',
    state: isResolved ? 'resolved' : 'firing',
    severity: textAt(event, 'level'),
    summary: textAt(event, 'title'),
    description: textAt(event, 'message', 'culprit'),
    labels,
    links: linksOf([
      ['Event', textAt(event, 'web_url', 'permalink', 'url')],
      ['Issue', textAt(event, 'issue_url')],
    ]),
    startsAt: timeAt(event, 'datetime', 'firstSeen', 'timestamp'),
    trace: traceOf(event),
    extra: { ...without(whole, ['data', 'event']), ...without(event, OF_EVENT) },
  });
}

function readMetric(data: Fields, whole: Fields, action: string): Alert {
  const metric = fieldsAt(data, 'metric_alert');
  const title = textAt(data, 'description_title') ?? textAt(metric, 'title') ?? 'Metric alert without a title';
  const id = textAt(metric, 'id', 'identifier');
  return alertFrom('sentry', {
    ...(id === null ? {} : { fingerprint: `sentry-metric-${id}` }),
    name: textAt(fieldsAt(metric, 'alert_rule'), 'name') ?? title.replace(/^(?:critical|warning|resolved):\s*/i, ''),
    state: action === 'resolved' ? 'resolved' : 'firing',
    severity: action,
    summary: title,
    description: textAt(data, 'description_text'),
    labels: asLabels({ project: listAt(metric, 'projects').map(String).join(', ') || null }),
    links: linksOf([['Alert', textAt(data, 'web_url')]]),
    startsAt: timeAt(metric, 'date_started', 'date_created'),
    extra: { ...without(whole, ['data']), ...without(data, ['description_text', 'description_title', 'web_url']) },
  });
}

/** A webhook of Sentry, null when it is about neither an event, an issue nor a metric. */
export function readSentry(whole: Fields): Alert | null {
  const data = fieldsAt(whole, 'data');
  const action = textAt(whole, 'action') ?? '';
  if (isFields(data['metric_alert'])) return readMetric(data, whole, action);
  const event = [data['event'], data['issue'], data['error'], whole['event']].find(isFields);
  if (event === undefined || !('title' in event || 'culprit' in event || 'exception' in event)) return null;
  return readEvent({ ...asFallback(whole), ...event }, whole, action);
}

/** The older plugin puts some of an event beside it. */
function asFallback(whole: Fields): Fields {
  const { culprit, level, url, message, project } = whole;
  return Object.fromEntries(
    Object.entries({ culprit, level, url, message, project }).filter(([, value]) => value !== undefined),
  );
}
