import { expect, test } from 'vitest';
import { answerOf, indexedEngine } from '../core/engine/engine-on.ts';

/*
 * Engineers jot down a thought a line, name their things by numbers and letters, and say days later how an error ended. A whole
 * paragraph was told for one of its lines, the likes of a thing for the thing, and the first day of an error for its end.
 */

const NOTES = {
  'log/2031-01-08.md':
    '# Wed 8 Jan\n\nTilda is off till the 20th\nflour delivery comes at six in future\ndough mixer 2 stopped w/ `F-2207 phase lost`, restarted it, ran on until the evening\n',
  'log/2031-01-15.md':
    '# Wed 15 Jan\n\nF-2207 phase lost again. Turned out to be a loose terminal in the cabinet. Tightened, gone.\n',
  'log/2031-01-22.md': `# Wed 22 Jan

Inspection of the ovens:

| item | result |
|---|---|
| door seal oven 1 | ok |
| burner oven 3 | failed, soot |
| thermostat oven 4 | ok |

Prooving cabinet B hums when it is cold. A screw of the fan was loose.
`,
  'log/2031-02-03.md': `# Mon 3 Feb

- agreed: rye starter is fed at 05:00
- not agreed: who covers the Sunday shift
- cameras of the hall: recordings kept for 60 days
- freezer log has to be printed every day
- bill of the mill in January 3,410 EUR
`,
  'adr/0001-one-mill.md':
    '# 1. One mill\n\nDate: 2029-03-01\nStatus: superseded by 2\n\n## Decision\n\nWe buy from one mill.\n',
  'adr/0002-two-mills.md':
    '# 2. Two mills\n\nDate: 2030-03-01\nStatus: accepted\nSupersedes: 1\n\n## Decision\n\nWe buy from two mills.\n',
};

async function told(question: string) {
  const { engine } = await indexedEngine(NOTES);
  return answerOf(engine, question);
}

test.each([
  ['when does the flour delivery come?', 'log/2031-01-08.md', 4],
  ['what did we not agree on?', 'log/2031-02-03.md', 4],
])('%s is answered by the line alone', async (question, path, line) => {
  const { sentences, citations } = await told(question);
  expect(sentences).toHaveLength(1);
  expect(citations.map((one) => [one.path, one.line, one.endLine])).toEqual([[path, line, line]]);
});

test('a pasted error is answered by how it ended, then by the day it came up', async () => {
  const { sentences } = await told('F-2207 phase lost');
  expect(sentences[0]?.text).toContain('a loose terminal');
  expect(sentences.at(-1)?.text).toContain('dough mixer 2 stopped');
});

test('what failed in a table is told without what did not', async () => {
  const { answer } = await told('what failed in the inspection of the ovens?');
  expect(answer).toContain('burner oven 3');
  expect(answer).not.toContain('thermostat');
});

test('a thing is not answered by its likes', async () => {
  expect((await told('why does cabinet A hum?')).reason).toBe(
    'The notes tell of another cabinet, and nothing near it is about cabinet A.',
  );
  expect((await told('why does cabinet B hum?')).answer).toContain('A screw of the fan was loose');
});

test('superseded ADRs are those, not the ones in force', async () => {
  const { facts, sentences } = await told('which ADRs are superseded?');
  expect(facts?.title).toBe('Superseded decisions');
  expect(sentences.map(({ text }) => text)).toEqual(['We buy from one mill.']);
});

test('how long something is kept is told of that thing only', async () => {
  expect((await told('how long are recordings kept?')).answer).toContain('60 days');
  expect((await told('how long are invoices kept?')).abstained).toBe(true);
});
