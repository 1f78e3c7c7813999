import { describe, expect, test } from 'vitest';
import { answerOf, answerTo, indexedEngine } from '../core/engine/engine-on.ts';

const DAYS = {
  'dough-idea.md': `Notes to self

Cost

- flour, hands
- cheaper oven

order -> scale -> mixer -> proofer -> oven
`,
  'shift/2031-w06.md': `# Shifts

**Tue 4 Feb** early: Oona

- pump 3 leaks at the gland again
- Radek ordered two seals

**Wed 5 Feb** early: Radek / late: Oona

- gland of pump 3 packed anew
- Radek: vacuum line started, probably a day of work left
- TODO fit the new seals
`,
  'hosts.md': `# Hosts

Services on the shelf right now:

- 10.20.0.7:9400 - Lantern
- 10.20.0.7:9511 - Sluice (2 workers)
`,
};

describe('what people ask of their own days', () => {
  test('a date in bold above a list is its day, whatever follows in the line', async () => {
    const { engine } = await indexedEngine(DAYS);
    const { answer } = await answerOf(engine, 'what happened to pump 3 on 5 February?');
    expect(answer).toMatch(/packed anew/);
    expect(answer).not.toMatch(/leaks/);
  });

  test.each([
    ['what runs on port 9511?', /Sluice/],
    ['what is the address of Lantern?', /10\.20\.0\.7:9400/],
    ['what is the dough chain?', /order -> scale -> mixer -> proofer -> oven/],
    ['what is still to do?', /fit the new seals/],
  ])('%s', async (question, said) => {
    const { answer } = await answerTo(DAYS, question);
    expect(answer).toMatch(said);
  });

  test('that something was started is no decision about it', async () => {
    const { abstained, reason } = await answerTo(DAYS, 'what did we decide about the vacuum line?');
    expect([abstained, reason]).toEqual([true, expect.stringMatching(/decision/)]);
  });

  test('where somebody reports in no known form, the lines of the day that name them are told', async () => {
    const notes = {
      ...DAYS,
      'meetings/2031-02-10.md': `# Weekly

Attendees: Ilka, Radek, Mona

- cabinet goes to bay 4
`,
      'log/2031-02-12.md': `# 2031-02-12

The breaker tripped twice, so Ilka changed the fuse.
`,
    };
    const { answer, facts } = await answerTo(notes, 'what did Ilka do on 12 February?');
    expect(answer).toMatch(/changed the fuse/);
    expect(facts?.title).toMatch(/^Lines that name Ilka/);
  });
});
