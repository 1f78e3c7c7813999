import type { Alert } from '../../contract/alerts.ts';
import { isPrometheusAlert, readOldGrafana, readPrometheus } from './alertmanager.ts';
import { isSns, readCloudWatch, readCloudWatchEvent, readSnsText } from './cloudwatch.ts';
import { isDatadog, readDatadog } from './datadog.ts';
import { alertFrom, linksOf } from './draft.ts';
import {
  asText,
  deepText,
  fieldsAt,
  isFields,
  listAt,
  longestSaid,
  textAt,
  timeAt,
  without,
  type Fields,
} from './fields.ts';
import { readOpsgenie } from './opsgenie.ts';
import { readPagerDutyEvent, readPagerDutyMessages, readPagerDutyWebhook } from './pagerduty.ts';
import { readPlainText } from './plain-text.ts';
import { readSentry } from './sentry.ts';

const NAME_KEYS = [
  'alertname',
  'alert_name',
  'alertName',
  'alertRule',
  'policy_name',
  'condition_name',
  'title',
  'name',
  'summary',
  'subject',
  'monitor',
  'check',
  'rule',
  'message',
  'msg',
  'error',
];
const CLOSED = /^(?:resolved|recovered|ok|closed|normal|up|success|inactive)$/i;

/** Where systems put what an envelope is about. */
const INNER_KEYS = ['alert', 'incident', 'event', 'detail', 'data'] as const;
/** What an event is of, where nothing is called a name: `AWS_EC2_INSTANCE_RETIREMENT_SCHEDULED`. */
const TYPE_KEYS = ['eventTypeCode', 'event_type_code', 'eventName', 'reason', 'type', 'kind', 'detail-type'] as const;

function nameIn(all: Fields, description: string | null): string {
  const named = textAt(fieldsAt(all, 'labels'), 'alertname') ?? textAt(all, ...NAME_KEYS) ?? deepText(all, NAME_KEYS);
  if (named !== null) return named;
  const type = textAt(all, ...TYPE_KEYS) ?? deepText(all, TYPE_KEYS);
  if (type !== null) return type.includes(' ') ? type : type.replaceAll('_', ' ');
  return description?.split(/(?<=[.!?])\s/)[0]?.slice(0, 160) ?? 'Alert without a name';
}

/** JSON of a system that is not known: what its fields are called says what they are. */
function readOtherJson(whole: Fields): Alert {
  const inner = INNER_KEYS.map((key) => whole[key]).find(isFields) ?? {};
  const all: Fields = { ...inner, ...whole };
  const labels = Object.fromEntries(
    Object.entries({ ...all, ...fieldsAt(all, 'labels'), ...fieldsAt(all, 'tags') }).flatMap(([key, value]) => {
      const text = asText(value);
      return text === null || text.length > 200 || NAME_KEYS.includes(key) ? [] : [[key, text]];
    }),
  );
  const state = textAt(all, 'status', 'state', 'alert_state', 'event_type') ?? '';
  const description = textAt(all, 'description', 'details', 'body', 'text', 'message') ?? longestSaid(all);
  return alertFrom('json', {
    name: nameIn(all, description),
    state: CLOSED.test(state) ? 'resolved' : 'firing',
    severity: textAt(all, 'severity', 'priority', 'level'),
    summary: textAt(all, 'summary', 'title', 'message'),
    description,
    labels,
    annotations: {},
    links: linksOf([['Link', textAt(all, 'url', 'link', 'html_url')]]),
    startsAt: timeAt(all, 'startsAt', 'started_at', 'created_at', 'timestamp', 'time'),
    trace: textAt(all, 'stack', 'stacktrace', 'stack_trace', 'trace', 'exception') ?? '',
    extra: whole,
  });
}

function readSns(whole: Fields): Alert[] {
  const message = asText(whole['Message']) ?? '';
  const inner = parseJson(message);
  if (!isFields(inner)) return [readSnsText(whole)];
  const sns = without(whole, ['Message', 'Signature', 'SignatureVersion', 'SigningCertURL', 'UnsubscribeURL']);
  return readJson(inner).map((alert) => ({ ...alert, extra: { ...alert.extra, sns } }));
}

function readJson(whole: Fields): Alert[] {
  if (isSns(whole)) return readSns(whole);
  const alerts = listAt(whole, 'alerts');
  if (alerts.some(isPrometheusAlert)) return readPrometheus(alerts, whole);
  if (isPrometheusAlert(whole)) return readPrometheus([whole], {});
  if ('evalMatches' in whole || ('ruleId' in whole && 'ruleName' in whole)) return [readOldGrafana(whole)];
  if ('AlarmName' in whole) return [readCloudWatch(whole)];
  if (whole['source'] === 'aws.cloudwatch' && isFields(whole['detail'])) return [readCloudWatchEvent(whole)];
  const event = fieldsAt(whole, 'event');
  if ('event_type' in event && isFields(event['data'])) return [readPagerDutyWebhook(event)];
  if ('event_action' in whole) return [readPagerDutyEvent(whole)];
  const messages = readPagerDutyMessages(listAt(whole, 'messages'));
  if (messages.length > 0) return messages;
  if (isFields(whole['alert']) && 'action' in whole && ('alertId' in whole['alert'] || 'tinyId' in whole['alert']))
    return [readOpsgenie(whole)];
  const sentry = readSentry(whole);
  if (sentry !== null) return [sentry];
  return [isDatadog(whole) ? readDatadog(whole) : readOtherJson(whole)];
}

function parseJson(text: string): unknown {
  const trimmed = text.trim();
  if (!/^[[{]/.test(trimmed)) return undefined;
  // A text that only looks like JSON is a text: a log line, a trace.
  try {
    return JSON.parse(trimmed);
  } catch {
    return undefined;
  }
}

/** The alerts in what another system sent, as JSON. Empty for JSON that holds none. */
export function alertsInJson(value: unknown): Alert[] {
  if (Array.isArray(value)) {
    return value.every(isPrometheusAlert) ? readPrometheus(value, {}) : value.filter(isFields).flatMap(readJson);
  }
  return isFields(value) && Object.keys(value).length > 0 ? readJson(value) : [];
}

/** True for JSON in which nothing says what is wrong: `{}`, `[]`. */
export function isEmptyJson(text: string): boolean {
  const value = parseJson(text);
  return value !== undefined && alertsInJson(value).length === 0;
}

/**
 * The alerts in what somebody pasted or a program sent: JSON of Prometheus Alertmanager, Grafana, PagerDuty, Opsgenie,
 * Datadog, Sentry and CloudWatch, of any other system as far as its fields say, or plain text. Never empty for a text.
 */
export function readAlerts(text: string): Alert[] {
  const value = parseJson(text);
  const alerts = value === undefined ? [] : alertsInJson(value);
  return alerts.length > 0 ? alerts : [readPlainText(text)];
}
