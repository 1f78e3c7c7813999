import { expect, test } from 'vitest';
import { contract } from '../../core/contract.ts';
import { answerTo, indexedEngine, NEVER } from '../core/engine/engine-on.ts';

async function textsOf(notes: Record<string, string>, question: string): Promise<string[]> {
  return (await answerTo(notes, question)).sentences.map(({ text }) => text);
}

const FILLER =
  'The crane was painted, the gate was oiled and the yard was swept by the early shift that had come by boat. ';

test('a name with a list right below it is said with its list', async () => {
  const text =
    '# Ferry yard\n\nNotes of the visit.\n\nMooring tricks\n- double the bow line\n- fenders on the lee side\n';
  expect(await textsOf({ 'yard.md': text }, 'what are the mooring tricks?')).toEqual([
    'Mooring tricks',
    'double the bow line',
    'fenders on the lee side',
  ]);
});

test('a sentence that points back is said with the one it points to', async () => {
  const text = `# Turnstiles\n\n${FILLER.repeat(3)}The paper tickets jam in rain. This makes the turnstile count every passenger twice. ${FILLER.repeat(3)}\n`;
  const [first] = await textsOf({ 'turnstiles.md': text }, 'why does the turnstile count a passenger twice?');
  expect(first).toContain('The paper tickets jam in rain. This makes the turnstile count every passenger twice.');
});

test('a day that the sentence tells of is not taken for the day it was noted on', async () => {
  const notes = {
    '2026-03-04.md': '# 2026-03-04\n\n- the lantern rehearsal ran yesterday without a fault\n',
    '2026-03-09.md': '# 2026-03-09\n\n- the harbour survey was signed by both ports\n',
  };
  expect(await textsOf(notes, 'when was the lantern rehearsal?')).toEqual([
    'Noted on 2026-03-04: the lantern rehearsal ran yesterday without a fault',
  ]);
  expect(await textsOf(notes, 'when was the harbour survey signed?')).toEqual([
    '2026-03-09: the harbour survey was signed by both ports',
  ]);
});

test('what others noted of somebody answers when that person’s own words do not', async () => {
  const text = `# Monday March 2nd 2026

- mira: fixing the booking form, then the seat map, and the support desk wants a list of ports
- jon: waits for the pier
- the quiet harbour, a novel recommended by mira
`;
  expect(await textsOf({ 'march.md': text }, 'which novel did Mira recommend?')).toEqual([
    'the quiet harbour, a novel recommended by mira',
  ]);
});

test('lines of a program give no reason', async () => {
  const text = `# Seat counts

val seatCounts = seats.groupBy("pier").count("seat") // seat counts cache {

A stale cache sold seats twice.
`;
  const [first] = await textsOf({ 'seats.md': text }, 'why no cache for seat counts?');
  expect(first).toBe('A stale cache sold seats twice.');
});

test('a search for facts gives as many places as it was asked for', async () => {
  const items = Array.from({ length: 90 }, (_, n) => `- [ ] check mooring ring ${n + 1}`).join('\n');
  const { engine } = await indexedEngine({ 'rings.md': `# Rings\n\n${items}\n` });
  const found = await engine.procedures.search(contract.search.input.parse({ query: 'open tasks', limit: 80 }), NEVER);
  expect(found.results).toHaveLength(80);
  expect(found.total).toBe(90);
});
