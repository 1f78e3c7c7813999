import { expect, test } from 'vitest';
import { answerTo } from '../core/engine/engine-on.ts';

async function saidTo(notes: Record<string, string>, question: string): Promise<string[]> {
  return (await answerTo(notes, question)).sentences.map(({ text }) => text);
}

const LOG = {
  '2026-journal.md': `# 2026-03-02

- mira: the call to the harbour office failed twice, will try again
- jon: might not be back when Oskar leaves
- the function call in the tide script is wrong

# 2026-03-03

- mira: the pump must be done before Oskar leaves for the islands on Thursday
- jon: oskar wants the rope list
`,
};

test('nobody is said to be on call because somebody made a call', async () => {
  const answer = await answerTo(LOG, 'who is on call?');
  expect(answer).toMatchObject({ abstained: true, reason: 'The notes never say “on call”.' });
  const known = { 'rota.md': '# Rota\n\nWeek 10: Mira is on-call, Jon stands in.\n', ...LOG };
  expect((await saidTo(known, 'who is on call?')).join(' ')).toContain('Mira is on-call');
});

test('when somebody leaves is said by the line that names a time, on whatever day it was noted', async () => {
  expect(await saidTo(LOG, 'when does Oskar leave?')).toEqual([
    'Noted on 2026-03-03: mira: the pump must be done before Oskar leaves for the islands on Thursday',
  ]);
});

const SERVICES = {
  'box.md': `# Pier box

The services right now are:

- 10.0.0.7:9200 - barnacle
- 10.0.0.7:8443 - tidemark

Barnacle keeps three copies. Mira looks after the box, ask her for a login to tidemark.
`,
};

test.each([
  ['what is the IP address of barnacle?', '10.0.0.7:9200 - barnacle'],
  ['on which port does tidemark run?', '10.0.0.7:8443 - tidemark'],
  ['how many copies does barnacle keep?', 'Barnacle keeps three copies.'],
])('a value is found by its form, without a word for it: %s', async (question, wanted) => {
  expect((await saidTo(SERVICES, question)).join('\n')).toContain(wanted);
});

test('where no value of the form stands, nothing is an answer', async () => {
  const answer = await answerTo(SERVICES, 'what is the email address of Mira who looks after the box?');
  expect(answer).toMatchObject({ abstained: true, sentences: [] });
});

const ENGINES = {
  'engines.md': `# Engines

The diesel engine is loud and cheap to run. The yard has used it for years.

Spare parts come by boat, and the boat is often late in winter.

The steam engine is quiet but needs an hour to warm up before each trip.

I have decided that I do not need the sail, because the diesel engine runs in any wind.

The sail is stored in the loft because the loft is dry.
`,
};

test.each(['what is the difference between the diesel and the steam engine?', 'diesel vs steam', 'diesel or steam?'])(
  'both sides of a comparison are told: %s',
  async (question) => {
    const said = (await saidTo(ENGINES, question)).join('\n');
    expect(said).toContain('The diesel engine is loud');
    expect(said).toContain('The steam engine is quiet');
  },
);

test('why something is not needed is told by the sentence that says no to it', async () => {
  const [first] = await saidTo(ENGINES, 'why do I not need the sail?');
  expect(first).toContain('I do not need the sail, because');
});

const MINUTES = {
  '2026-03-02.md':
    '# 2026-03-02 harbour meeting\n\n- Jo joins the crew! :tada:\n  - Ralf shows her the pier\n- Status of the cranes\n  - The north crane is the most worn: can we replace it? Ralf volunteers.\n- When do we scrap dredger 3?\n  - The yard says April.\n  - With the new budget.\n',
  '2026-03-16.md':
    '# 2026-03-16 harbour meeting\n\n- Status of the cranes\n  - The north crane is the most worn: can we replace it? Ralf volunteers.\n',
};

test('what the notes ask themselves is answered by what stands below', async () => {
  expect(await saidTo(MINUTES, 'when do we scrap dredger 3?')).toEqual([
    'Noted on 2026-03-02: When do we scrap dredger 3?',
    'The yard says April.',
    'With the new budget.',
  ]);
});

test('an item that was carried over to the next meeting is told once, without the items above it', async () => {
  const said = await saidTo(MINUTES, 'which crane is the most worn?');
  expect(said.filter((text) => text.includes('north crane'))).toHaveLength(1);
  expect(said.join('\n')).not.toContain('Jo joins');
});

test('who is out when is told by the line that says out, not by the first line of that person', async () => {
  const notes = {
    '2026-journal.md':
      '# 2026-03-02\n\n- mira: wants to see the pump before Friday\n- jon: the crane, mira out in the week of the 24th, back on the 30th\n\n# 2026-03-03\n\n- mira: the tide tables until noon\n',
  };
  expect((await saidTo(notes, 'when is Mira out?')).join('\n')).toContain('out in the week of the 24th');
});
