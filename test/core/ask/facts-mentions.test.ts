import { expect, test } from 'vitest';
import { answerOf, answerTo, indexedEngine } from '../engine/engine-on.ts';

const LONG = 'the kiln ran all night and nobody slept, '.repeat(20);
const NOTES = {
  'glaze.md': '# Glaze\n\nThe cobalt glaze runs at 1,240 degrees.\n',
  'diary/2026-02.md': `# February

## 2026-02-03

- The kiln stayed cold.
- Ordered cobalt from the new supplier.

## 2026-02-05

${LONG}the cobalt came out grey, ${LONG}
`,
  'rota.md': '---\ntags: [kiln/rota, plans]\n---\n# Rota\n\nMira: fires the kiln on Monday\n',
  'kiln.md': '---\ntags: [kiln]\n---\n# Kiln\n\nThe door is warped.\n',
  'wrapped.md':
    '# Wrapped\n\nThe oxide goes into the blue glaze, and a little of it is\nkept for the rims. Nothing else is.\n',
  'supplier.md': '# New supplier\n\nSends clay on Mondays.\n',
};

interface Told {
  readonly title: string | undefined;
  readonly places: readonly string[];
}

async function told(questions: readonly string[]): Promise<Record<string, Told>> {
  const { engine } = await indexedEngine(NOTES);
  const all: Record<string, Told> = {};
  for (const question of questions) {
    const { facts, citations } = await answerOf(engine, question);
    all[question] = { title: facts?.title, places: citations.map(({ path, line }) => `${path}:${line}`) };
  }
  return all;
}

test('the places that mention something are listed whatever the question calls them, the newest first', async () => {
  const places = ['diary/2026-02.md:10', 'diary/2026-02.md:6', 'glaze.md:3'];
  const questions = [
    'which notes mention cobalt?',
    'where did I write about cobalt?',
    'where is cobalt mentioned',
    'list all notes that mention cobalt',
    'find notes about cobalt',
  ];
  const title = 'Notes that mention cobalt';
  expect(await told(questions)).toEqual(Object.fromEntries(questions.map((one) => [one, { title, places }])));
});

test('all words of what is mentioned stand in one passage', async () => {
  const { citations } = await answerTo(NOTES, 'which notes mention the cobalt supplier?');
  expect(citations.map(({ path, line }) => `${path}:${line}`)).toEqual(['diary/2026-02.md:6']);
});

test('notes that mention something are counted', async () => {
  const { facts } = await answerTo(NOTES, 'how many notes mention cobalt?');
  expect(facts?.title).toBe('Notes that mention cobalt: 3 entries in 2 notes');
});

test('of a long sentence the part around the words is told', async () => {
  const { sentences } = await answerTo(NOTES, 'which notes mention grey cobalt?');
  expect(sentences).toHaveLength(1);
  expect(sentences[0]?.text).toMatch(/^… .*the cobalt came out grey,.* …$/);
  expect(sentences[0]?.text.length).toBeLessThan(420);
});

test('what no note mentions is said so', async () => {
  const { abstained, reason } = await answerTo(NOTES, 'which notes mention porcelain?');
  expect({ abstained, reason }).toEqual({ abstained: true, reason: 'No note mentions porcelain.' });
});

test('notes are listed by a tag, and by one above theirs', async () => {
  const { engine } = await indexedEngine(NOTES);
  const paths = async (question: string) => (await answerOf(engine, question)).citations.map(({ path }) => path);
  expect(await paths('which notes are tagged kiln?')).toEqual(['kiln.md', 'rota.md']);
  expect(await paths('list notes with the tag #plans')).toEqual(['rota.md']);
  expect((await answerOf(engine, 'notes tagged clay')).reason).toBe('No note is tagged clay.');
});

test('somebody is mentioned like anything else', async () => {
  const { citations } = await answerTo(NOTES, 'which notes mention Mira?');
  expect(citations.map(({ path, line }) => `${path}:${line}`)).toEqual(['rota.md:6']);
});

test('a sentence is told whole, however its lines are broken', async () => {
  const { sentences, citations } = await answerTo(NOTES, 'which notes mention oxide?');
  expect(sentences.map(({ text }) => text)).toEqual([
    'The oxide goes into the blue glaze, and a little of it is kept for the rims.',
  ]);
  expect(citations).toMatchObject([{ path: 'wrapped.md', line: 3, endLine: 4 }]);
});
