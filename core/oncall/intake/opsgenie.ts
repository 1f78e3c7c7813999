import type { Alert, AlertState } from '../../contract/alerts.ts';
import { alertFrom } from './draft.ts';
import { asLabels, fieldsAt, labelsOfTags, listAt, textAt, timeAt, without, type Fields } from './fields.ts';

/* Opsgenie: https://support.atlassian.com/opsgenie/docs/opsgenie-edge-connector-alert-action-data/ */

const STATES: Readonly<Record<string, AlertState>> = {
  close: 'resolved',
  delete: 'resolved',
  acknowledge: 'acknowledged',
};

export function readOpsgenie(whole: Fields): Alert {
  const alert = fieldsAt(whole, 'alert');
  const details = asLabels(fieldsAt(alert, 'details'));
  const known = asLabels({
    entity: alert['entity'],
    priority: alert['priority'],
    team: alert['team'],
    source: alert['source'],
  });
  const fingerprint = textAt(alert, 'alias', 'alertId');
  const message = textAt(alert, 'message') ?? 'Alert without a message';
  return alertFrom('opsgenie', {
    ...(fingerprint === null ? {} : { fingerprint }),
    name: details['alertname'] ?? message,
    state: STATES[(textAt(whole, 'action') ?? '').toLowerCase()] ?? 'firing',
    severity: textAt(alert, 'priority'),
    summary: message,
    description: textAt(alert, 'description'),
    labels: { ...labelsOfTags(listAt(alert, 'tags')), ...details, ...known },
    startsAt: timeAt(alert, 'createdAt'),
    extra: {
      ...without(whole, ['alert', 'action']),
      ...without(alert, ['message', 'description', 'details', 'tags', 'alias', 'createdAt', ...Object.keys(known)]),
    },
  });
}
