import { expect, test } from 'vitest';
import { indexedEngine, NEVER } from '../core/engine/engine-on.ts';
import { sayAlertSubject } from '../../renderer/screens/runbooks/say-oncall.ts';

const sentry = (action: string, data: object): string =>
  JSON.stringify({ action, installation: { uuid: 'a' }, data, actor: { type: 'application', id: 'sentry' } });

test('a message that says only that it is over does not take away the trace and the labels', async () => {
  const { engine } = await indexedEngine({});
  const { procedures } = engine;
  const event = {
    title: 'FerryError: no steam',
    issue_id: '77',
    level: 'error',
    tags: [['pier', 'north']],
    exception: {
      values: [
        {
          type: 'FerryError',
          value: 'no steam',
          stacktrace: { frames: [{ filename: 'ferry.py', function: 'sail', lineno: 4, in_app: true }] },
        },
      ],
    },
  };
  const open = await procedures.takeAlert({ text: sentry('triggered', { event }) }, NEVER);
  const issue = { id: '77', title: 'FerryError: no steam', status: 'resolved' };
  const closed = await procedures.takeAlert({ text: sentry('resolved', { issue }) }, NEVER);
  expect(closed.alerts).toMatchObject([{ id: open.alerts[0]?.id, state: 'resolved' }]);
  expect(closed.alerts[0]?.alert.labels['pier']).toBe('north');
  expect(closed.alerts[0]?.alert.trace).toContain('ferry.py');
});

test('alerts of one name are told apart in the list', () => {
  const base = {
    name: 'DiskFull',
    summary: null,
    labels: { alertname: 'DiskFull', severity: 'page', pod: 'ledger-0' },
  };
  const say = (given: object): string => {
    // SAFETY: only these three fields are read.
    return sayAlertSubject({ ...base, ...given } as unknown as Parameters<typeof sayAlertSubject>[0]);
  };
  expect(say({})).toBe('ledger-0');
  expect(say({ summary: 'Disk of ledger-0 is full' })).toBe('Disk of ledger-0 is full');
  expect(say({ summary: 'DiskFull', labels: { alertname: 'DiskFull' } })).toBe('');
});
