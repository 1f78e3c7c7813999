import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameKey } from '../../core/extract/people/name-words.ts';
import { findNames } from '../../core/extract/names.ts';
import { decidePeople } from '../../core/extract/people/people.ts';
import { findTurns } from '../../core/extract/people/turns.ts';
import { foundIn } from '../helpers/people.ts';
import { parseText } from '../helpers/parse.ts';

/** Lines of notes with everything that could be taken for somebody. */
const line = fc.oneof(
  fc.constantFrom(
    '# Standup 2031-03-04',
    '## Mira',
    '### Done',
    '- Mira: painted. Tomas: drove. Mira: and?',
    '- tomas + mira to priya: Yesterday: x. Today: y',
    '  - Gearbox: loud',
    'Attendees: Mira Sandoval (@mira), José Álvarez (JA)',
    '| Name | Yesterday | Today |',
    '|---|---|---|',
    '| Mira | a \\| b | <br> |',
    '**Mira**',
    'Y: x',
    'T: y',
    '@mira - reviewing',
    '```',
    '> Mira: quoted',
    'JA: I think so.',
    '*Mira* [10:02 AM]',
    'José Álvarez  9:01',
    '**What did you do yesterday?**',
    'Mira - finished the seal',
    '• Zoë → paints',
    '- Álvarez, José',
    '- JA: José Álvarez (@jose)',
    '[Mira][Zoë] paired',
    '- Initech (JA): yes',
    '- Globex: no',
    'Gestern: fertig',
    '👩 Zoë: seals',
    '- [name=Mira] rig',
    'Mira, we should wait',
    'Team: José Álvarez (JA), Mira Sandoval (MS)',
    '10:32 Zoë: hm.',
    '',
  ),
  fc.string({ maxLength: 60 }),
  fc
    .array(
      fc.constantFrom('Mira', ':', ' ', '@', '**', '(', ')', '[', ']', '->', '+', 'to', ',', '|', '-', 'é', '🚢', '.'),
      {
        maxLength: 30,
      },
    )
    .map((parts) => parts.join('')),
);
const note = fc.array(line, { maxLength: 25 }).map((lines) => lines.join('\n'));
const path = fc.constantFrom('standup/1.md', 'meetings/1.md', 'journal.md', 'note.md');

test('any note gives turns and names that stand where they say', () => {
  fc.assert(
    fc.property(note, path, (text, at) => {
      const parsed = parseText(text, at);
      const turns = findTurns(parsed);
      const lines = parsed.outline.lines;
      for (const turn of turns) {
        expect(turn.line).toBeGreaterThanOrEqual(1);
        expect(turn.endLine).toBeGreaterThanOrEqual(turn.line);
        expect(turn.endLine).toBeLessThanOrEqual(lines.count);
        expect(turn.text.trim()).not.toBe('');
        const source = lines.slice(turn.line, turn.endLine);
        const words = turn.text.split(/\s+/).slice(0, 1);
        for (const word of words) if (turn.shape !== 'table') expect(source).toContain(word);
      }
      for (const name of findNames(parsed, turns)) {
        expect(lines.slice(name.line, name.line).toLowerCase()).toContain(name.name.split(' ')[0]?.toLowerCase() ?? '');
      }
      decidePeople({ ...foundIn([parsed]), edits: [] });
    }),
    { numRuns: 300 },
  );
});

test('the Unicode form of a note changes nobody', () => {
  fc.assert(
    fc.property(note, path, (text, at) => {
      const facts = (source: string) => {
        const { people, updates } = decidePeople({ ...foundIn([parseText(source, at)]), edits: [] });
        return {
          people: people.map(({ name, updates: count }) => [nameKey(name), count]),
          updates: updates.map(({ person, line: where, kind }) => [nameKey(person), where, kind]),
        };
      };
      expect(facts(text.normalize('NFD'))).toEqual(facts(text.normalize('NFC')));
    }),
    {
      numRuns: 3000,
      // A mark within a word is the same behind a letter that is written in two.
      examples: [['JA: I think so.\né|Mira:\n*Mira* [10:02 AM]', 'standup/1.md']],
    },
  );
});
