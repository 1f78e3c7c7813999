import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TaskItem } from '../../core/extract/facts.ts';
import { TASK_STATES } from '../../core/contract/kinds.ts';
import { setStateInLine } from '../../core/extract/tasks/task-line.ts';
import { notationOf } from '../../core/extract/tasks/task-notation.ts';
import { readTaskMark } from '../../core/extract/tasks/task-mark.ts';
import { findTasks } from '../../core/extract/tasks/tasks.ts';
import { normalizeNewlines } from '../../core/notes/read.ts';
import { parseText } from '../helpers/parse.ts';

const piece = fc.constantFrom(
  '- ',
  '* ',
  '1. ',
  '  ',
  '\t',
  '[ ] ',
  '[x] ',
  '[] ',
  '[-] ',
  'TODO',
  'DONE',
  'WIP',
  'BLOCKED',
  'WILLNOTFIX',
  'ACTION',
  'AI',
  ': ',
  ' - ',
  ' ',
  '\n',
  '\n\n',
  '# ',
  '## ',
  '> ',
  '```\n',
  '<!-- ',
  ' -->',
  '| ',
  '|---|',
  'Ann',
  '@bob',
  'to ',
  'will ',
  'write docs',
  'by Friday',
  '(due Dec 20)',
  '📅 2024-12-24',
  '[due:: 2024-12-24]',
  '~~',
  '**',
  'Action items',
  'Next steps',
  'é',
  '[x](y)',
);
const anyText = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));
const HEAD = '---\ndate: 2024-12-18\n---\n';

test('finding items never throws, and each stands on its lines', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string({ unit: 'binary', maxLength: 200 })), (body) => {
      const text = normalizeNewlines(HEAD + body);
      const note = parseText(text);
      const lines = text.split('\n');
      for (const task of findTasks(note)) {
        expect(task.endLine).toBeGreaterThanOrEqual(task.line);
        expect(task.endLine).toBeLessThanOrEqual(lines.length);
        expect(task.text.trim()).toBe(task.text);
        expect(task.text).not.toBe('');
        const own = lines.slice(task.line - 1, task.endLine).join(' ');
        for (const word of task.text.match(/[a-zé]{2,}/g) ?? []) expect(own).toContain(word);
      }
    }),
    { numRuns: 400 },
  );
});

function withoutPlace({ section: _section, line: _line, endLine: _endLine, ...rest }: TaskItem): object {
  return rest;
}

test('Windows line endings and composed letters change no item', () => {
  fc.assert(
    fc.property(anyText, (body) => {
      const plain = findTasks(parseText(HEAD + body));
      const windows = findTasks(parseText(normalizeNewlines((HEAD + body).replaceAll('\n', '\r\n'))));
      expect(windows).toEqual(plain);
      const composed = findTasks(parseText((HEAD + body).normalize('NFD')));
      expect(composed.map((task) => JSON.stringify(withoutPlace(task)).normalize('NFC'))).toEqual(
        plain.map((task) => JSON.stringify(withoutPlace(task)).normalize('NFC')),
      );
    }),
    { numRuns: 200 },
  );
});

const opening = fc.constantFrom(
  '- [ ] ',
  '* [ ] ',
  '1. [ ] ',
  '- [/] ',
  '- [-] ',
  '- [ ] TODO: ',
  '- [ ] BLOCKED: ',
  '- TODO ',
  'TODO: ',
  '- **TODO**: ',
  '  - WIP: ',
  '- Ann: TODO: ',
  '- CANCELLED ',
  '\t- [] ',
  '- [] TODO: ',
  '- ☐ ',
  '## TODO ',
  '- [x] WONTFIX: ',
  '- ACTION: ',
  '- ',
);
const rest = fc.constantFrom(
  'write docs',
  'write the *docs* 📅 2024-12-24',
  'ünï (v2)',
  'a  b ',
  '@ann check [x](y)\t',
  'Ann to call',
);

test('done and back again gives the bytes of the line', () => {
  fc.assert(
    fc.property(opening, rest, (start, end) => {
      const line = start + end;
      const former = readTaskMark(line).state ?? 'open';
      // Given up before: the day when it was finished takes the place of none.
      if (former === 'cancelled' && line.includes('📅')) return;
      const notation = notationOf(line);
      const change = { reason: null, today: '2025-03-04', notation };
      const done = setStateInLine(line, { ...change, state: 'done' });
      expect(typeof done).toBe('string');
      if (typeof done !== 'string') return;
      expect(setStateInLine(done, { ...change, state: former })).toBe(line);
    }),
    { numRuns: 300 },
  );
});

test('an item that was set is read in that state', () => {
  fc.assert(
    fc.property(opening, rest, fc.constantFrom(...TASK_STATES), (start, end, state) => {
      const line = start + end;
      const head = '---\ndate: 2024-12-18\n---\n# Standup\n\n## Action items\n\n';
      if (findTasks(parseText(`${head}${line}\n`)).length !== 1) return;
      const next = setStateInLine(line, { state, reason: null, today: '2025-03-04', notation: notationOf(line) });
      expect(typeof next).toBe('string');
      const [task, ...others] = findTasks(parseText(`${head}${typeof next === 'string' ? next : ''}\n`));
      expect([task?.state, others.length]).toEqual([state, 0]);
    }),
    { numRuns: 400 },
  );
});

test('setting a state never throws, and never breaks a line', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(...TASK_STATES),
      fc.string(),
      (line, state, reason) => {
        const plain = line.replaceAll(/[\r\n]/g, '');
        const next = setStateInLine(plain, { state, reason: reason === '' ? null : reason, today: '2025-03-04' });
        if (typeof next === 'string') expect(next).not.toMatch(/[\r\n]/);
      },
    ),
    { numRuns: 400 },
  );
});
