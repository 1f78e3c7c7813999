import type { Alert, AlertState } from '../../contract/alerts.ts';
import { alertFrom, linksOf } from './draft.ts';
import { asLabels, asText, fieldsAt, isFields, listAt, textAt, timeAt, without, type Fields } from './fields.ts';

/*
 * PagerDuty: webhooks of version 3 (https://developer.pagerduty.com/docs/webhooks-overview), those of version 2, and the
 * events that other systems send to it (https://developer.pagerduty.com/docs/events-api-v2-overview).
 */

function stateOf(word: string): AlertState {
  if (/resolve/i.test(word)) return 'resolved';
  return /acknowledge/i.test(word) ? 'acknowledged' : 'firing';
}

const OF_INCIDENT = [
  'title',
  'status',
  'incident_key',
  'html_url',
  'created_at',
  'resolved_at',
  'description',
  'urgency',
  'summary',
];

function readIncident(incident: Fields, event: string, rest: Fields): Alert {
  const service = fieldsAt(incident, 'service');
  const details = { ...fieldsAt(fieldsAt(incident, 'body'), 'details'), ...fieldsAt(incident, 'custom_details') };
  const priority = fieldsAt(incident, 'priority');
  const labels: Record<string, string> = {
    ...asLabels(details),
    ...asLabels({ service: textAt(service, 'summary', 'name'), urgency: incident['urgency'] }),
  };
  const fingerprint = textAt(incident, 'incident_key', 'id');
  return alertFrom('pagerduty', {
    ...(fingerprint === null ? {} : { fingerprint }),
    name: textAt(incident, 'title', 'summary', 'description') ?? 'Incident without a title',
    state: stateOf(textAt(incident, 'status') ?? event),
    severity: textAt(priority, 'summary', 'name') ?? textAt(incident, 'urgency'),
    summary: textAt(incident, 'title', 'summary'),
    description: textAt(incident, 'description') ?? asText(fieldsAt(incident, 'body')['details']),
    labels,
    links: linksOf([['Incident', textAt(incident, 'html_url')]]),
    startsAt: timeAt(incident, 'created_at'),
    endsAt: timeAt(incident, 'resolved_at'),
    extra: { ...rest, ...without(incident, OF_INCIDENT) },
  });
}

/** A webhook of version 3 with an incident. */
export function readPagerDutyWebhook(event: Fields): Alert {
  const rest = without(event, ['data', 'event_type']);
  return readIncident(fieldsAt(event, 'data'), textAt(event, 'event_type') ?? '', { ...rest });
}

/** The messages of a webhook of version 2. */
export function readPagerDutyMessages(messages: readonly unknown[]): Alert[] {
  return messages
    .filter(isFields)
    .filter((message) => isFields(message['incident']))
    .map((message) =>
      readIncident(
        fieldsAt(message, 'incident'),
        textAt(message, 'event') ?? '',
        without(message, ['incident', 'event']),
      ),
    );
}

/** An event on its way to PagerDuty. */
export function readPagerDutyEvent(whole: Fields): Alert {
  const payload = fieldsAt(whole, 'payload');
  const details = asLabels(fieldsAt(payload, 'custom_details'));
  const known = asLabels({
    source: payload['source'],
    component: payload['component'],
    group: payload['group'],
    class: payload['class'],
    severity: payload['severity'],
  });
  const links = listAt(whole, 'links')
    .filter(isFields)
    .map((link) => [textAt(link, 'text') ?? 'Link', textAt(link, 'href')] as const);
  const fingerprint = textAt(whole, 'dedup_key');
  return alertFrom('pagerduty', {
    ...(fingerprint === null ? {} : { fingerprint }),
    name: details['alertname'] ?? textAt(payload, 'summary') ?? 'Event without a summary',
    state: stateOf(textAt(whole, 'event_action') ?? ''),
    summary: textAt(payload, 'summary'),
    description: details['description'] ?? null,
    labels: { ...details, ...known },
    links: linksOf([...links, ['Client', textAt(whole, 'client_url')]]),
    startsAt: timeAt(payload, 'timestamp'),
    // The key opens the service that it belongs to: it is not kept.
    extra: {
      ...without(whole, ['routing_key', 'payload', 'links', 'client_url', 'dedup_key', 'event_action']),
      ...without(payload, ['custom_details', 'summary', 'timestamp', ...Object.keys(known)]),
    },
  });
}
