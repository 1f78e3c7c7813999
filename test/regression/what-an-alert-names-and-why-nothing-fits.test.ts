import { expect, test } from 'vitest';
import { readAlerts } from '../../core/oncall/intake/read-alerts.ts';

/*
 * A link that PagerDuty's sender calls `Runbook` was no address of a runbook, and Datadog's marks of markdown stood in the text.
 */

const alertOf = (body: unknown) => readAlerts(JSON.stringify(body))[0];

test('a link that is called runbook is the runbook of the alert', () => {
  const alert = alertOf({
    routing_key: 'k',
    event_action: 'trigger',
    dedup_key: 'kiln-4/heat',
    payload: { summary: 'Kiln 4 burns too hot', source: 'kiln-4', severity: 'critical' },
    links: [
      { href: 'https://graphs.harbour.test/kiln-4', text: 'Graph' },
      { href: 'https://wiki.harbour.test/kiln-heat', text: 'Runbook' },
    ],
  });
  expect(alert?.runbookUrl).toBe('https://wiki.harbour.test/kiln-heat');
});

test("Datadog's marks of markdown are no words of the alert", () => {
  const alert = alertOf({
    id: '1',
    title: '[Triggered on {host:kiln-4}] Kiln burns too hot',
    event_type: 'query_alert_monitor',
    alert_transition: 'Triggered',
    body: '%%%\nThe kiln is at 1,300 degrees.\n%%%',
    org: { id: '1', name: 'harbour' },
  });
  expect(alert?.description).toBe('The kiln is at 1,300 degrees.');
});
