import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stepsOf } from '../../core/ask/answer/steps.ts';
import { unitsOf, type Unit } from '../../core/ask/units/units.ts';
import { normalizeNewlines } from '../../core/notes/read.ts';
import { DEFAULT_EVAL_DIR } from '../eval/eval-dir.ts';
import { needs } from '../helpers/require.ts';
import { chunkRow } from '../helpers/passage.ts';

/*
 * What an answer shows as a command is what stands in the note, byte for byte: only the margin that the list or quotation
 * around the block puts before each of its lines is left out.
 */

const MARGIN = /^[ \t>]*$/;

/** Whether each line of the code stands at its line of the note, behind a margin. */
function standsThere(unit: Unit, lines: readonly string[]): boolean {
  const code = unit.text.split('\n');
  const isFenced = unit.endLine - unit.line >= code.length;
  const first = unit.line - 1 + (isFenced ? 1 : 0);
  return code.every((line, offset) => {
    const own = lines[first + offset] ?? '';
    return own.endsWith(line) && MARGIN.test(own.slice(0, own.length - line.length));
  });
}

const corpora = join(DEFAULT_EVAL_DIR, 'corpora');

test.skipIf(!needs(existsSync(corpora), `the notes in ${corpora}`))(
  'every block of code of the evaluation notes is shown byte for byte',
  () => {
    const paths = readdirSync(corpora, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
    let blocks = 0;
    const altered: string[] = [];
    for (const path of paths) {
      const text = normalizeNewlines(readFileSync(join(corpora, path), 'utf8'));
      const lines = text.split('\n');
      for (const unit of unitsOf(text, 1)) {
        if (unit.kind !== 'code' || unit.text === '') continue;
        blocks += 1;
        if (!standsThere(unit, lines)) altered.push(`${path}:${unit.line}`);
      }
    }
    expect(altered).toEqual([]);
    expect(blocks).toBeGreaterThan(6000);
  },
  60_000,
);

const codeLine = fc.constantFrom(
  'kubectl get pods',
  '  indented --flag',
  '\ttabbed',
  '',
  '# comment',
  '| a | b |',
  'x=$(date); echo "$x"',
  '- not a list',
  'EOF',
  '1. not a step',
  '> not a quote',
  'trailing  ',
);
const code = fc.array(codeLine, { minLength: 1, maxLength: 6 });
const fence = fc.constantFrom('```', '~~~', '````');

test('a block in a list keeps its own indentation and loses that of the list', () => {
  fc.assert(
    fc.property(code, fence, fc.constantFrom(0, 2, 3, 4), (lines, mark, indent) => {
      const margin = ' '.repeat(indent);
      const block = [`${mark}bash`, ...lines, mark].map((line) => (line === '' ? '' : margin + line));
      const text = ['1. Do this:', '', ...block, '', '2. Then that.'].join('\n');
      const unit = unitsOf(text, 1).find(({ kind }) => kind === 'code');
      expect(unit?.text).toBe(lines.join('\n'));
      const row = chunkRow(1, text);
      const part = { chunk: row, line: 1, endLine: row.endLine, text, hits: [], units: () => unitsOf(text, 1) };
      const commands = stepsOf(part, { prose: true, allCode: true }).flatMap((step) => step.commands);
      expect(commands.map((command) => command.text)).toEqual(lines.join('').trim() === '' ? [] : [lines.join('\n')]);
    }),
  );
});
