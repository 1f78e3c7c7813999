import { expect, test } from 'vitest';
import { contract } from '../../../core/contract.ts';
import { indexedEngine, NEVER } from './engine-on.ts';

const README = [
  '# Runbooks',
  '',
  '| page | when |',
  '|---|---|',
  '| [Berth lock](berth-lock.md) | Error acquiring the berth lock |',
  '| [Horn](horn.md) | the horn of the pier is silent |',
  '',
].join('\n');
const LOCK = [
  '# The berth lock is held',
  '',
  'A planner died and left its lock on the berth.',
  '',
  '1. Read who holds the lock.',
  '2. Take it away:',
  '',
  '   ```bash',
  '   berthctl unlock <lock>',
  '   ```',
  '',
].join('\n');
const HORN = ['# The horn is silent', '', '1. Restart the horn: `systemctl restart horn`', ''].join('\n');

const RUNBOOKS = {
  'runbooks/README.md': README,
  'runbooks/berth-lock.md': LOCK,
  'runbooks/horn.md': HORN,
};

test('a page that lists the others is no runbook: not in the list, not for an alert, not beside one', async () => {
  const { engine } = await indexedEngine(RUNBOOKS);
  const { runbooks } = await engine.procedures.runbooks({}, NEVER);
  expect(runbooks.map(({ path }) => path)).toEqual(['runbooks/berth-lock.md', 'runbooks/horn.md']);
  const input = contract.runbook.input.parse({ text: 'the horn of the pier is silent' });
  const { runbook, otherRunbooks } = await engine.procedures.runbook(input, NEVER);
  expect(runbook?.path).toBe('runbooks/horn.md');
  expect(otherRunbooks.map(({ path }) => path)).not.toContain('runbooks/README.md');
});

test('a message full of words that no note has is looked for by its name', async () => {
  const { engine } = await indexedEngine(RUNBOOKS);
  const text = [
    'Error: Error acquiring the berth lock',
    '',
    'Error message: operation error QuayTable: PutMooring, StatusCode: 400, ConditionalKnotFailed: The conditional splice failed',
    'Lock Info:',
    '  ID:        9db590f1',
    '  Who:       wen@crane-3',
    '  Created:   2031-03-10 01:55:02 UTC',
  ].join('\n');
  const { runbook } = await engine.procedures.runbook(contract.runbook.input.parse({ text }), NEVER);
  expect(runbook?.path).toBe('runbooks/berth-lock.md');
});

test('what somebody waits for in a standup is no trouble that comes back; a fix in code is said with its code', async () => {
  const day = (date: string, who: string): string =>
    [
      `# ${date}`,
      '',
      '## Standup',
      '',
      `- ${who}: on call, quiet night. Blocked by the supplier of ropes`,
      '',
      '## Notes',
      '',
      'The import stopped with `RopeError: duplicate knot in row 7`. Fixed with:',
      '',
      '```bash',
      './untie --all',
      '```',
      '',
    ].join('\n');
  const days = ['2031-01-10', '2031-01-20', '2031-02-03'];
  const files = Object.fromEntries(
    days.map((date, at) => [`${date}.md`, day(date, ['Wen Li', 'Ines Sol', 'Wen Li'][at] ?? '')]),
  );
  const { engine } = await indexedEngine(files);
  const { threads } = await engine.procedures.troubles({ limit: 10 }, NEVER);
  expect(threads.map(({ title }) => title)).toHaveLength(1);
  expect(threads[0]?.title).toContain('RopeError');
  expect(threads[0]?.days[0]?.worked).toBe('Fixed with: `./untie --all`');
});

test('of copies of a runbook, the one for where the alert is comes first, and what separates them is said', async () => {
  const page = (region: string, place: string) =>
    `# Sluice backlog (${region})\n\nOwner: canals\n\nThe sluice in ${place} holds more than 400 boats.\n\n## Steps\n\n1. Count them: \`sluice --at ${region.toLowerCase()} count\`\n2. Open the gate: \`sluice --at ${region.toLowerCase()} open\`\n`;
  const { engine } = await indexedEngine({
    'runbooks/sluice-backlog-eu.md': page('EU', 'eu-west-1'),
    'runbooks/sluice-backlog-us.md': page('US', 'us-east-1'),
  });
  const alert = (labels: object) =>
    JSON.stringify({
      version: '4',
      status: 'firing',
      alerts: [
        {
          status: 'firing',
          labels: { alertname: 'SluiceBacklog', ...labels },
          annotations: { summary: 'The sluice holds too many boats' },
          startsAt: '2031-03-10T10:40:00Z',
          fingerprint: 'f2',
        },
      ],
    });
  for (const [region, place] of [
    ['us', 'us-east-1'],
    ['eu', 'eu-west-1'],
  ] as const) {
    for (const text of [alert({ region: place }), `the sluice in ${place} holds 900 boats`]) {
      const answer = await engine.procedures.runbook({ text }, NEVER);
      expect(answer.runbook, text).toMatchObject({
        path: `runbooks/sluice-backlog-${region}.md`,
        differs: expect.stringContaining(`says ${place}; only here: ${region.toUpperCase()}`),
      });
      expect(answer.otherRunbooks[0]?.differs).toContain(`only here: ${region === 'us' ? 'EU' : 'US'}`);
    }
  }
  // Nothing says where: one is shown, and both say what they are for.
  const unknown = await engine.procedures.runbook({ text: alert({}) }, NEVER);
  expect([unknown.runbook?.differs, unknown.otherRunbooks[0]?.differs].join(' ')).toMatch(
    /only here: (?:US.*EU|EU.*US)/,
  );
});
