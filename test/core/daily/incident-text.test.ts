import { expect, test } from 'vitest';
import { AlertRecordSchema, RunSchema } from '../../../core/contract/oncall.ts';
import { incidentText } from '../../../core/daily/incident-text.ts';

const ALERT = {
  source: 'text',
  fingerprint: 'f',
  name: 'FerryStuck',
  state: 'firing',
  severity: null,
  summary: null,
  description: null,
  labels: {},
  annotations: {},
  runbookUrl: null,
  links: [],
  startsAt: null,
  endsAt: null,
  trace: '',
  extra: {},
};
const PLAIN = { id: 1, alertId: 1, page: null, title: '', finished: null, notes: [], copied: [] };

function told(firstSeen: string, text: string) {
  return incidentText({
    record: AlertRecordSchema.parse({
      id: 1,
      alert: ALERT,
      state: 'firing',
      firstSeen,
      lastSeen: firstSeen,
      times: 1,
      resolvedAt: null,
      minutes: null,
      note: null,
    }),
    run: RunSchema.parse({
      ...PLAIN,
      started: firstSeen,
      done: [{ step: 'a', at: '2031-03-10T12:10:00.000Z', text }],
    }),
    runbook: null,
    worked: '',
    cause: '',
    resolvedAt: '2031-03-10T12:30:00.000Z',
  });
}

test('the day stands where it is another one than that of the note', () => {
  const { timeline, took } = told('2031-03-08T12:00:00.000Z', 'Look.');
  expect(timeline).toMatch(/^- 2031-03-08 \d\d:\d\d FerryStuck fires\n- \d\d:10 done: Look\.\n- \d\d:30 resolved$/);
  expect(took).toBe('\nIt took 2 days and 1 hour.');
});

test('a step is told without the colon before its commands, and what stands in <> is no element', () => {
  expect(told('2031-03-10T12:00:00.000Z', 'List the pods of <namespace>:').timeline).toContain(
    'done: List the pods of \\<namespace>\n',
  );
});
