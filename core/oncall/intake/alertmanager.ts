import type { Alert, AlertState } from '../../contract/alerts.ts';
import { alertFrom, linksOf } from './draft.ts';
import { asLabels, asText, fieldsAt, isFields, listAt, textAt, timeAt, without, type Fields } from './fields.ts';

/*
 * Prometheus Alertmanager: its webhook (https://prometheus.io/docs/alerting/latest/configuration/#webhook_config) and the
 * alerts of its API. Grafana sends the same shape with fields of its own
 * (https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/).
 */

const OF_ALERT = [
  'status',
  'labels',
  'annotations',
  'startsAt',
  'endsAt',
  'generatorURL',
  'fingerprint',
  'dashboardURL',
  'panelURL',
  'silenceURL',
];

function stateOf(alert: Fields, whole: Fields): AlertState {
  const status = asText(alert['status']) ?? textAt(fieldsAt(alert, 'status'), 'state') ?? asText(whole['status']) ?? '';
  return /^(?:resolved|ok|normal)$/i.test(status) ? 'resolved' : 'firing';
}

/** True for one alert with labels as Prometheus has them. */
export function isPrometheusAlert(value: unknown): value is Fields {
  return isFields(value) && isFields(value['labels']) && ('annotations' in value || 'alertname' in value['labels']);
}

function isGrafana(whole: Fields, alert: Fields): boolean {
  return 'orgId' in whole || 'dashboardURL' in alert || 'panelURL' in alert || 'valueString' in alert;
}

/** Each alert of a webhook's message, or a list of alerts; what they have in common counts for each. */
export function readPrometheus(alerts: readonly unknown[], whole: Fields): Alert[] {
  return alerts.filter(isPrometheusAlert).map((alert) => {
    const labels = { ...asLabels(fieldsAt(whole, 'commonLabels')), ...asLabels(fieldsAt(alert, 'labels')) };
    const annotations = {
      ...asLabels(fieldsAt(whole, 'commonAnnotations')),
      ...asLabels(fieldsAt(alert, 'annotations')),
    };
    const source = isGrafana(whole, alert) ? 'grafana' : 'alertmanager';
    const fingerprint = asText(alert['fingerprint']);
    return alertFrom(source, {
      ...(fingerprint === null ? {} : { fingerprint }),
      name:
        labels['alertname'] ??
        labels['alertName'] ??
        textAt(whole, 'title') ??
        annotations['summary'] ??
        'Alert without a name',
      state: stateOf(alert, whole),
      summary: annotations['summary'] ?? annotations['title'] ?? annotations['message'] ?? null,
      description: annotations['description'] ?? annotations['message'] ?? textAt(whole, 'message'),
      labels,
      annotations,
      links: linksOf([
        ['Source', textAt(alert, 'generatorURL')],
        ['Dashboard', textAt(alert, 'dashboardURL')],
        ['Panel', textAt(alert, 'panelURL')],
        ['Silence', textAt(alert, 'silenceURL')],
        ['Alertmanager', textAt(whole, 'externalURL')],
      ]),
      startsAt: timeAt(alert, 'startsAt'),
      endsAt: timeAt(alert, 'endsAt'),
      extra: {
        ...without(whole, ['alerts', 'commonLabels', 'commonAnnotations', 'externalURL', 'status']),
        ...without(alert, OF_ALERT),
      },
    });
  });
}

/** Grafana before unified alerting: one rule, with what it measured. */
export function readOldGrafana(whole: Fields): Alert {
  const matches = listAt(whole, 'evalMatches').filter(isFields);
  const tags = [...matches.map((match) => fieldsAt(match, 'tags')), fieldsAt(whole, 'tags')];
  const labels = Object.fromEntries(tags.flatMap((one) => Object.entries(asLabels(one))));
  const state = textAt(whole, 'state') ?? '';
  return alertFrom('grafana', {
    fingerprint: `grafana-rule-${textAt(whole, 'ruleId') ?? textAt(whole, 'ruleName') ?? ''}`,
    name: textAt(whole, 'ruleName', 'title') ?? 'Alert without a name',
    state: /^ok$/i.test(state) ? 'resolved' : 'firing',
    summary: textAt(whole, 'message', 'title'),
    labels,
    links: linksOf([['Rule', textAt(whole, 'ruleUrl')]]),
    extra: without(whole, ['ruleName', 'ruleUrl', 'state', 'message', 'tags']),
  });
}
