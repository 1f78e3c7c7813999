import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDecisions } from '../../core/extract/decisions/decisions.ts';
import { normalizeNewlines } from '../../core/notes/read.ts';
import { parseText } from '../helpers/parse.ts';

const piece = fc.constantFrom(
  '# ADR-7: Use queues',
  '## Status',
  '## Decision',
  '## Decisions',
  '## Conclusion',
  '### Rationale',
  'Accepted',
  'Superseded by [ADR-9](0009-x.md)',
  'Status: proposed',
  '**Decision:** keep two replicas, because one fails.',
  'Date: 2024-03-01',
  '| Status | Accepted |\n|---|---|\n| Date | 2024-03-01 |',
  '- We decided to keep the queue.',
  '  - since it is fast',
  'Conclusion:',
  'Which one? This brings me back to',
  'one queue.',
  'We agreed on:',
  '* Größe bleibt, because we decided to measure it.',
  '```\nDecision: no\n```',
  '> We decided nothing.',
  'Mira: resolved: we leave it',
  '',
  '',
);
const note = fc.array(piece, { maxLength: 24 }).map((lines) => lines.join('\n'));
const path = fc.constantFrom('note.md', 'adr/0007-x.md', 'meetings/2024-03-01.md', '2024-03-01.md', 'runbooks/x.md');

function fold(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

test('a statement stands on the lines that it claims', () => {
  fc.assert(
    fc.property(note, path, (text, at) => {
      const parsed = parseText(text, at);
      for (const { statement, line, endLine, section, title } of findDecisions(parsed)) {
        const lines = fold(parsed.outline.lines.slice(line, endLine));
        expect(lines.replaceAll(/[*_`]/g, '')).toContain(
          fold(statement)
            .replaceAll(/[*_`]/g, '')
            .replace(title ?? '\u0000', title ?? ''),
        );
        const own = parsed.sections[section];
        expect(own !== undefined && own.line <= line && endLine <= own.endLine).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

test('any text is read without a failure', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), path, (text, at) => {
      findDecisions(parseText(text, at));
    }),
    { numRuns: 400 },
  );
});

test('line endings and Unicode forms change no decision', () => {
  fc.assert(
    fc.property(note, path, (text, at) => {
      const plain = findDecisions(parseText(text, at));
      expect(findDecisions(parseText(normalizeNewlines(text.replaceAll('\n', '\r\n')), at))).toEqual(plain);
      const other: unknown = JSON.parse(
        JSON.stringify(findDecisions(parseText(text.normalize('NFD'), at))).normalize('NFC'),
      );
      expect(other).toEqual(JSON.parse(JSON.stringify(plain)));
    }),
    { numRuns: 200 },
  );
});
