import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AlertSchema, type Alert } from '../../../core/contract/alerts.ts';
import { readAlerts } from '../../../core/oncall/intake/read-alerts.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/alerts');

function fixture(name: string): Alert[] {
  const alerts = readAlerts(readFileSync(join(FIXTURES, `${name}.json`), 'utf8'));
  for (const alert of alerts) AlertSchema.parse(alert);
  return alerts;
}

function only(name: string): Alert {
  const [alert, ...others] = fixture(name);
  expect(others).toEqual([]);
  return alert!;
}

describe('JSON of', () => {
  test('Alertmanager: each alert with what all have in common, and fields that nobody knows', () => {
    const [firing, resolved] = fixture('alertmanager');
    expect(firing).toMatchObject({
      source: 'alertmanager',
      fingerprint: '9f1c7a0b6f3f2d11',
      name: 'FerryQueueStuck',
      state: 'firing',
      severity: 'critical',
      summary: 'The ferry queue hands nothing on',
      description: '412 parcels wait in ferry-0',
      labels: { alertname: 'FerryQueueStuck', instance: 'ferry-0:9100', namespace: 'harbour', severity: 'critical' },
      runbookUrl: 'https://wiki.example.org/runbooks/ferry-queue-stuck',
      startsAt: '2026-11-16T02:58:12.304Z',
      endsAt: null,
    });
    expect(firing?.extra).toMatchObject({ receiver: 'harbour-hook', version: '4', truncatedAlerts: 0 });
    expect(resolved).toMatchObject({
      state: 'resolved',
      endsAt: '2026-11-16T02:55:00Z',
      fingerprint: '1111aaaa2222bbbb',
    });
  });

  test("Alertmanager's API", () => {
    expect(only('alertmanager-api')).toMatchObject({
      name: 'MooringLoose',
      state: 'firing',
      extra: { receivers: [{ name: 'harbour' }] },
    });
  });

  test('Grafana, with and without unified alerting', () => {
    expect(only('grafana')).toMatchObject({
      source: 'grafana',
      name: 'Crane load high',
      state: 'firing',
      runbookUrl: 'https://wiki.example.org/crane-load',
      extra: { values: { B: 44.2 }, orgId: 1 },
    });
    expect(only('grafana').links.map(({ label }) => label)).toEqual([
      'Source',
      'Dashboard',
      'Panel',
      'Silence',
      'Alertmanager',
    ]);
    expect(only('grafana-old')).toMatchObject({
      source: 'grafana',
      name: 'Crane load high',
      state: 'resolved',
      labels: { crane: 'c4', team: 'cranes' },
      fingerprint: 'grafana-rule-17',
    });
  });

  test('PagerDuty: webhooks of both versions, and events', () => {
    expect(only('pagerduty')).toMatchObject({
      source: 'pagerduty',
      name: 'FerryQueueStuck on ferry-0',
      state: 'firing',
      severity: 'P1',
      fingerprint: 'ferry-queue-0',
      labels: { service: 'Ferry', urgency: 'high' },
      extra: { number: 412, assignees: [{ id: 'P1' }] },
    });
    const event = only('pagerduty-event');
    expect(event).toMatchObject({
      name: 'Disk of build-7 is at 97 %',
      severity: 'critical',
      fingerprint: 'build-7/disk',
      labels: { source: 'build-7', component: 'docker', mount: '/var/lib/docker' },
      links: [{ label: 'Build hosts', url: 'https://grafana.example.org/d/build' }, { label: 'Client' }],
    });
    expect(JSON.stringify(event), 'the key of the service is not kept').not.toContain('0123456789abcdef');
    expect(only('pagerduty-v2')).toMatchObject({ name: 'Gate closed', state: 'resolved', fingerprint: 'gate-1' });
  });

  test('Opsgenie', () => {
    expect(only('opsgenie')).toMatchObject({
      source: 'opsgenie',
      name: '[Ferry] Parcels are late',
      severity: 'P2',
      fingerprint: 'ferry-late-2',
      labels: { env: 'prod', late: 'true', entity: 'ferry-2', queue: 'north' },
      runbookUrl: 'https://wiki.example.org/ferry-late',
      startsAt: '2026-11-16T03:00:00.000Z',
      extra: { integrationName: 'Webhook', tinyId: '10' },
    });
  });

  test('Datadog', () => {
    expect(only('datadog')).toMatchObject({
      source: 'datadog',
      name: 'Build host disk is full',
      state: 'firing',
      labels: { env: 'prod', host: 'build-7', hostname: 'build-7', monitor: 'true' },
      runbookUrl: 'https://wiki.example.org/build-disk',
      extra: { alert_query: expect.stringContaining('disk.used') },
    });
  });

  test('Sentry: an event with its trace, an issue, a metric', () => {
    const event = only('sentry');
    expect(event).toMatchObject({
      source: 'sentry',
      name: 'QueueTimeout: no answer of ferry-2 within 30s',
      fingerprint: 'sentry-1117540176',
      labels: { server_name: 'ferry-2', queue: 'north', environment: 'production' },
    });
    expect(event.trace.split('\n')).toEqual([
      '  File "ferry/main.py", line 12, in run',
      '  File "ferry/queue.py", line 88, in take',
      'QueueTimeout: no answer of ferry-2 within 30s',
    ]);
    expect(only('sentry-issue')).toMatchObject({
      state: 'resolved',
      trace: 'QueueTimeout: no answer',
      labels: { project: 'ferry' },
    });
    expect(only('sentry-metric')).toMatchObject({
      name: 'Ferry error rate',
      severity: 'critical',
      description: '1000 events in the last 10 minutes',
    });
  });

  test('CloudWatch: an alarm, the same within SNS, and as an event', () => {
    const alarm = only('cloudwatch');
    expect(alarm).toMatchObject({
      source: 'cloudwatch',
      name: 'ferry-parcels-late',
      state: 'firing',
      summary: 'Parcels wait too long',
      labels: { Ferry: 'ferry-2', metric: 'ParcelAge', namespace: 'Harbour' },
      extra: { OldStateValue: 'OK' },
    });
    const wrapped = only('cloudwatch-sns');
    expect(wrapped).toMatchObject({
      state: 'resolved',
      fingerprint: alarm.fingerprint,
      extra: { sns: { Type: 'Notification' } },
    });
    expect(only('cloudwatch-event')).toMatchObject({
      state: 'firing',
      fingerprint: alarm.fingerprint,
      labels: { Ferry: 'ferry-2' },
    });
  });

  test('a system that nobody knows', () => {
    const [alert] = readAlerts('{"title":"Gate is open","status":"ok","gate":"north","level":3,"more":{"a":[1]}}');
    expect(alert).toMatchObject({
      source: 'json',
      name: 'Gate is open',
      state: 'resolved',
      severity: '3',
      labels: { gate: 'north' },
      extra: { more: { a: [1] } },
    });
  });
});

describe('text', () => {
  test('of a chat room: name, state, labels and runbook', () => {
    const [alert] = readAlerts(
      '[FIRING:2] FerryQueueStuck (harbour critical)\nLabels:\n - namespace = harbour\n - pod = ferry-0\nRunbook: https://wiki.example.org/ferry\n',
    );
    expect(alert).toMatchObject({
      source: 'text',
      name: 'FerryQueueStuck',
      state: 'firing',
      labels: { namespace: 'harbour', pod: 'ferry-0' },
      runbookUrl: 'https://wiki.example.org/ferry',
    });
    expect(readAlerts('[RESOLVED] FerryQueueStuck')[0]).toMatchObject({ state: 'resolved', name: 'FerryQueueStuck' });
  });

  test('a line is its own name', () => {
    expect(readAlerts('the ferry queue hands nothing on')[0]).toMatchObject({
      name: 'the ferry queue hands nothing on',
    });
  });

  test.each([
    ['the ferry service alert is firing', 'ferry service'],
    ['help! our parcel queue keeps growing', 'parcel queue keeps growing'],
    ['the alert is FerryQueueStuck', 'FerryQueueStuck'],
    ['PROBLEM: crane on quay-3 is stuck', 'crane on quay-3 is stuck'],
    ["QueueTimeoutError: no answer of 'ferry-2'", "QueueTimeoutError: no answer of 'ferry-2'"],
    ['E1129 03:02:11.123456       1 elect.go:33] lock of the quay was lost', 'lock of the quay was lost'],
    ['2026/11/29 03:11:22 [error] 31#31: *88 the quay closed early', 'the quay closed early'],
    ['Exception in thread "main" quay.RopeError: too short', 'quay.RopeError: too short'],
    ['alert', 'alert'],
  ])('what stands around a name is none of it: %s', (text, name) => {
    expect(readAlerts(text)[0]).toMatchObject({ name, labels: {} });
  });

  test('a short trace is called after its error, and has no labels', () => {
    const trace =
      'Traceback (most recent call last):\n  File "/srv/quay.py", line 12, in <module>\n    tie()\nquay.MooringError: rope not found';
    expect(readAlerts(trace)[0]).toMatchObject({
      name: 'quay.MooringError: rope not found',
      summary: 'quay.MooringError: rope not found',
      labels: {},
    });
  });

  test('a log is called after its most telling error', () => {
    const log = Array.from(
      { length: 50 },
      (_, i) => `2026-11-16T03:00:${String(i).padStart(2, '0')}Z INFO took parcel ${i}`,
    );
    log.push('2026-11-16T03:01:00Z ERROR QueueTimeout: no answer of ferry-2 within 30s');
    const [alert] = readAlerts(log.join('\n'));
    expect(alert?.name).toContain('QueueTimeout: no answer of ferry-2');
    expect(alert?.trace).toContain('QueueTimeout');
    expect(alert?.labels).toEqual({});
  });

  test('the same log with other times is the same alert', () => {
    const log = (hour: string) =>
      [1, 2, 3, 4]
        .map((i) => `2026-11-16T${hour}:00:0${i}Z ERROR cannot reach 10.0.0.${i}: connection refused`)
        .join('\n');
    expect(readAlerts(log('03'))[0]?.fingerprint).toBe(readAlerts(log('04'))[0]?.fingerprint);
  });

  test.each(['{"half": ', '[1, 2', '{}', '[]', 'null', '"text"', '17'])('%s is read as text', (text) => {
    expect(readAlerts(text)).toMatchObject([{ source: 'text' }]);
  });
});

test('fields of a wrong kind are no reason to fail', () => {
  const odd = [
    '{"alerts":[{"labels":{"a":null},"annotations":7}]}',
    '{"event":{"event_type":1,"data":{"service":[]}}}',
    '{"alert":{"alertId":{}},"action":[]}',
    '{"data":{"event":{"title":[],"tags":"x","exception":{"values":[1]}}}}',
    '{"AlarmName":{},"Trigger":{"Dimensions":[1]}}',
    '{"Type":1,"TopicArn":1,"Message":{}}',
    '{"messages":[1,{"incident":{}}]}',
  ];
  for (const text of odd) for (const alert of readAlerts(text)) AlertSchema.parse(alert);
});

describe('what programs of other kinds send', () => {
  const nameOf = (text: string): string | undefined => readAlerts(text)[0]?.name;

  test.each([
    [
      'a mail with a banner and lines of who, where and when',
      '***** Mooring-1 *****\n\nNotification Type: PROBLEM\n\nService: Rope check of pier 4\nHost: pier-4\nState: CRITICAL\n\nAdditional Info:\n\nCRITICAL - rope of pier 4 is worn',
      'Rope check of pier 4',
    ],
    [
      "the system's log: the line that says how it ended",
      "Nov 16 04:02:11 pier-1 systemd[1]: horn.service: Main process exited, code=exited, status=203/EXEC\nNov 16 04:02:11 pier-1 systemd[1]: horn.service: Failed with result 'exit-code'.\nNov 16 04:02:16 pier-1 systemd[1]: Failed to start horn.service - The horn.",
      'horn.service: Main process exited, code=exited, status=203/EXEC',
    ],
    [
      'two lines of a database, without zone, process and level',
      '2026-11-16 03:41:07 CET [811]: LOG:  started streaming WAL from primary at 5A/3B000000\n2026-11-16 03:41:08 CET [811]: FATAL:  could not receive data from WAL stream',
      'could not receive data from WAL stream',
    ],
    [
      'Rust: what it panicked with',
      "thread 'main' panicked at src/rope.rs:91:31:\ncalled `Result::unwrap()` on an `Err` value: KnotError { kind: Loose }\nstack backtrace:\n   0: rust_begin_unwind",
      'called `Result::unwrap()` on an `Err` value: KnotError { kind: Loose }',
    ],
    [
      'Ruby: the error, not the file',
      "/srv/gems/knot.rb:75:in `rescue in tie': Connection refused - the winch at pier 4 (Knot::CannotTieError)\n\tfrom /srv/gems/knot.rb:52:in `tie'",
      'Connection refused - the winch at pier 4 (Knot::CannotTieError)',
    ],
    [
      '.NET: without the words before the error',
      'Unhandled exception. Harbour.TideException: the tide table has no row for today\n   at Harbour.Tide.Read(Int32 day) in /src/Tide.cs:line 14',
      'Harbour.TideException: the tide table has no row for today',
    ],
    [
      'an error that says its level in its own words',
      'Error: Error acquiring the berth lock\n\nID: 9db5',
      'Error acquiring the berth lock',
    ],
  ])('%s', (_what, text, name) => {
    expect(nameOf(text)).toBe(name);
  });

  test('an event whose words are nested in it', () => {
    const said = 'The crane that holds berth 4 will be taken away after the given day.';
    const alert = readAlerts(
      JSON.stringify({
        'detail-type': 'Harbour Health Event',
        source: 'harbour.health',
        detail: { eventTypeCode: 'HARBOUR_CRANE_RETIREMENT', eventDescription: [{ language: 'en', latest: said }] },
      }),
    )[0];
    expect(alert).toMatchObject({ name: 'HARBOUR CRANE RETIREMENT', description: said });
    const rule = {
      data: { essentials: { alertRule: 'Tide gauge silent', description: 'No reading for ten minutes' } },
    };
    expect(readAlerts(JSON.stringify(rule))[0]).toMatchObject({ name: 'Tide gauge silent' });
  });
});
