import { expect, test } from 'vitest';
import { answerTo } from '../core/engine/engine-on.ts';

type Notes = Record<string, string>;

async function toldTo(notes: Notes, question: string) {
  const { sentences, steps } = await answerTo(notes, question);
  return { said: sentences.map(({ text }) => text), steps: steps.map(({ text }) => text) };
}

const WINCH = `# Harbour log

## 2026-03-02

Got the winch daemon going on the pier box. It kept restarting all night. Following the manual, I ran

\`\`\`bash
winchctl reset --all
\`\`\`

and now it's holding with the default rope, hemp/hemp. I want to grease the drum next week.

## 2026-03-03

Painted the railing.
`;

test.each(['how did we fix the winch daemon that kept restarting?', 'how did I get the winch daemon going?'])(
  'what leads to a command stands above it once, and what came of it below: %s',
  async (question) => {
    expect(await toldTo({ 'log.md': WINCH }, question)).toEqual({
      said: ['Got the winch daemon going on the pier box. It kept restarting all night.'],
      steps: ['Following the manual, I ran', "… and now it's holding with the default rope, hemp/hemp."],
    });
  },
);

test('what was said is not the beginning of a step again, whatever was asked', async () => {
  const { said, steps } = await toldTo({ 'log.md': WINCH }, 'which box runs the winch daemon?');
  expect(said[0]).toMatch(/^Got the winch daemon going on the pier box\./);
  expect(steps.some((text) => text.includes('Got the winch daemon going'))).toBe(false);
});

test('a snippet of one sentence and its command is told once', async () => {
  const text =
    '# Sink all toy boats\n\nIf many toy boats are afloat, you can sink all of them with one command.\n\n```bash\nboats sink -a\n```\n';
  const { sentences, steps } = await answerTo({ 'sink.md': text }, 'how do I sink all toy boats?');
  expect(sentences.map((one) => one.text)).toEqual([
    'If many toy boats are afloat, you can sink all of them with one command.',
  ]);
  expect(steps.map((step) => [step.text, step.commands.map((command) => command.text)])).toEqual([
    ['', ['boats sink -a']],
  ]);
});

test('a runbook of nothing but steps is introduced by its heading, not by its first step', async () => {
  const text =
    '# Foghorn silent\n\n## Steps\n\n1. Check the fuse of the foghorn.\n2. Restart the compressor.\n3. Call the lighthouse.\n';
  expect(await toldTo({ 'runbooks/foghorn.md': text }, 'the foghorn is silent, what do I do?')).toEqual({
    said: ['Foghorn silent'],
    steps: ['Check the fuse of the foghorn.', 'Restart the compressor.', 'Call the lighthouse.'],
  });
});

test('a line of links says nothing by itself', async () => {
  const text =
    '# Hiding the tide bar\n\nThe tide bar shows the water level. This command hides it.\n\n```\n:tide off\n```\n\n[source](https://example.org/hide-the-tide-bar)\n';
  const { said } = await toldTo({ 'tide.md': text }, 'how do I hide the tide bar?');
  expect(said.join(' ')).not.toContain('source');
});

test('bullets of word processors are list items', async () => {
  const text = '# Tickets\n\nAvailable fares:\n•\tsingle\n•\treturn\n•\tmonthly\n';
  expect((await toldTo({ 'tickets.md': text }, 'what are the available fares?')).said).toEqual([
    'Available fares:',
    'single',
    'return',
    'monthly',
  ]);
});

test('what a step says is not said before it as well, and what nobody wrote is no step', async () => {
  const text =
    '# Missing buoys\n\n## Steps\n\nThe harbour lost a buoy in the night.\n\n1. Check the chart for the missing buoys.\n2. TODO\n3. Tell the lighthouse about the missing buoys.\n4. _TBD: add instruction_\n';
  const { said, steps } = await toldTo({ 'runbooks/buoys.md': text }, 'buoys are missing, what do I do?');
  expect(steps).toContain('Check the chart for the missing buoys.');
  expect(steps.join('\n')).not.toMatch(/TODO|TBD/);
  expect(said.filter((one) => steps.includes(one))).toEqual([]);
});

const FERRY_OUTAGE = `# Ticket outage

## Summary
In the ticket outage no tickets could be sold for 40 minutes because the pool of the till was full.

## Timeline
- 07:52 alert TillPoolFull
- 07:58 Mara restarts the till, the pool is full again after two minutes
- 08:05 pool of the till raised from 20 to 60, the ticket outage ends

## Steps taken
1. 07:58 Restarted the till with \`tillctl restart\`.
2. 08:05 Raised the pool with \`tillctl pool 60\`.
`;

test('an entry of a log is not told before a step that came before it', async () => {
  const { said, steps } = await toldTo(
    { '2026-03-02-ticket-outage.md': FERRY_OUTAGE },
    'what to do in a ticket outage?',
  );
  expect(steps.map((text) => text.slice(0, 5))).toEqual(['07:58', '08:05']);
  expect(said.filter((text) => /^\d\d:\d\d/.test(text))).toEqual([]);
});

test.each([
  [
    'the newest on top',
    ['08:05 restarted the ferry radio, the ferry answers again', '07:58 the ferry radio is silent'],
  ],
  ['in order', ['07:58 the ferry radio is silent', '08:05 restarted the ferry radio, the ferry answers again']],
])(
  'what happened is told from the first to the last, also of several sections: %s',
  async (_, [one = '', two = '']) => {
    const text = `# Monday\n\n${one}\n\n# Monday, elsewhere\n\n${two}\n`;
    const { said } = await toldTo(
      { '2026-04-20.md': text },
      'what happened with the silent ferry radio that was restarted?',
    );
    expect(said.map((line) => line.slice(0, 5))).toEqual(['07:58', '08:05']);
  },
);

test('steps over midnight stay as they were written', async () => {
  const text = `# Monday

## First

23:50 the ferry radio is silent, rang the pier

## Then

00:20 the ferry radio is restarted and answers again
`;
  const { said } = await toldTo(
    { '2026-04-20.md': text },
    'what happened with the silent ferry radio that was restarted?',
  );
  expect(said.map((line) => line.slice(0, 5))).toEqual(['23:50', '00:20']);
});
