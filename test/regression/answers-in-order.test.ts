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
