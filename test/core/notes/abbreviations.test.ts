import fc from 'fast-check';
import { expect, test } from 'vitest';
import { abbreviationsIn } from '../../../core/notes/abbreviations.ts';

const pairs = (text: string) => abbreviationsIn(text).map(({ short, long }) => `${short} = ${long}`);

test.each([
  ['We miss the service level objective (SLO) again.', ['SLO = service level objective']],
  ['Service-Level Objectives (SLOs) are set per team.', ['SLO = Service Level Objectives']],
  ['Measure the mean time to recovery (MTTR).', ['MTTR = mean time to recovery']],
  ['The point of contact (PoC) is on call.', ['PoC = point of contact']],
  ['The Berth write ahead log (WAL) fills the disk.', ['WAL = write ahead log']],
  ['Check the SLO (service level objective) first.', ['SLO = service level objective']],
  ['- **DLQ**: dead letter queue, where messages end', ['DLQ = dead letter queue']],
  ['- DLQ - dead letter queue', ['DLQ = dead letter queue']],
  ['| DLQ | Dead letter queue |', ['DLQ = Dead letter queue']],
  ['`PDB`: pod disruption budget', ['PDB = pod disruption budget']],
  ['Center of excellence (CE)', ['CE = Center of excellence']],
])('%s', (text, expected) => {
  expect(pairs(text)).toEqual(expected);
});

test.each([
  'We call it (SLO) here.',
  'Ask the platform team (Mira) about it.',
  'Deployed to production (EU).',
  'AWS: we moved it',
  'It failed twice (HTTP 500).',
  'the new disk (NFS)',
  'API - stop the world',
])('%s explains none', (text) => {
  expect(pairs(text)).toEqual([]);
});

test('what is found stands in the text, in its order', () => {
  const word = fc.constantFrom('dead', 'letter', 'queue', 'of', 'the', 'DLQ', '(DLQ)', 'DLQ:', '-', '|', '\n', 'Slo');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      const text = words.join(' ');
      const letters = text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
      for (const { short, long } of abbreviationsIn(text)) {
        expect(text).toContain(short);
        expect(letters).toContain(long);
      }
    }),
  );
});
