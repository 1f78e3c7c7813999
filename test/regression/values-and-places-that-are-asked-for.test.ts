import { expect, test } from 'vitest';
import { isOfOtherVersion } from '../../core/ask/query/answer-form.ts';
import { answerTo } from '../core/engine/engine-on.ts';

async function saidTo(notes: Record<string, string>, question: string): Promise<string[]> {
  return (await answerTo(notes, question)).sentences.map(({ text }) => text);
}

const FIRMWARE = {
  '2030-03-05.md': '# 2030-03-05\n\n- ada: firmware 4.1.0 is on 14 beacons at the mole. no trouble so far\n',
  '2030-03-17.md':
    '# 2030-03-17\n\n- ada: firmware 4.1.0 hangs when beacons boot without a clock. 4.1.1 of the firmware comes tomorrow\n',
  '2030-04-08.md': '# 2030-04-08\n\n- ada: 4.1.1 is on all 62 beacons\n',
};

test('the digits of a version are no number, and what is told of another version is no answer', async () => {
  const [first] = await saidTo(FIRMWARE, 'how many beacons have firmware 4.1.1?');
  expect(first).toBe('ada: 4.1.1 is on all 62 beacons');
  expect(isOfOtherVersion('4.1.0 is on 14 beacons', 'how many have 4.1.1')).toBe(true);
  expect(isOfOtherVersion('4.1.0 and 4.1.1 are out', 'how many have 4.1.1')).toBe(false);
  expect(isOfOtherVersion('14 beacons', 'how many have 4.1.1')).toBe(false);
});

const PLACES = {
  'log/2030-02-09.md':
    '# 2030-02-09\n\n## Plan\n\n- [ ] draft the decision about the ticket store\n\n## Notes\n\nMeasured the ticket load:\n\n```bash\nloadtool --tickets 400\n```\n',
  'decisions/0002-tickets-on-disk.md':
    '---\ndate: 2030-01-10\nstatus: superseded\nsuperseded_by: 0005-tickets-in-a-table.md\n---\n\n# 0002: Tickets on disk\n\n## Decision\n\nTickets are kept on the disk of each kiosk.\n',
  'decisions/0005-tickets-in-a-table.md':
    '---\ndate: 2030-03-20\nstatus: accepted\nsupersedes: 0002-tickets-on-disk.md\n---\n\n# 0005: Tickets in a table\n\n## Decision\n\nWe move the tickets of the kiosk from the disk into the table `ticket` of quaydb.\n',
};

test.each(['where are tickets stored?', 'where do we keep the tickets of the kiosk?'])(
  'where something is kept is told by the decision that is in force, and by no plan or command: %s',
  async (question) => {
    const { sentences, citations, steps } = await answerTo(PLACES, question);
    expect(sentences[0]?.text).toContain('into the table `ticket` of quaydb');
    expect(citations[0]?.path).toBe('decisions/0005-tickets-in-a-table.md');
    expect(steps).toEqual([]);
  },
);

test('where it was kept before is told by the old decision', async () => {
  const said = await saidTo(PLACES, 'where did we keep the tickets of the kiosk before?');
  expect(said.join('\n')).toContain('Tickets are kept on the disk of each kiosk.');
});

const LINES = {
  '2030-05-02.md': `# 2030-05-02

- Ada: Before Bo leaves we should book the yearly plan of the crane, whatever else we do this quarter, and nobody wants to wait until the autumn for it. Cyd: is that a lease? Bo: We prepay for the crane, the discount is large (25%). For two years there is even more discount. After that the crane is returned to the yard in the north harbour, which takes a week and needs two of us. Ada: fine with me.
`,
};

test('within a line of several speakers each sentence is said by whoever speaks', async () => {
  const said = (await saidTo(LINES, 'what is the discount of the crane for two years?')).join('\n');
  expect(said).toContain('Bo: We prepay for the crane, the discount is large (25%). For two years');
  expect(said).not.toMatch(/Ada: … (?:For|After)/);
});
