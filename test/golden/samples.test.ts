import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../core/config.ts';
import { openEngine, type Engine } from '../../core/engine.ts';
import type { Answer } from '../../core/contract/ask.ts';
import { unitsOf } from '../../core/ask/units/units.ts';
import { TEST_MODELS_CACHE, testModelsDir } from '../helpers/models.ts';
import { needs } from '../helpers/require.ts';
import { ROOT } from '../helpers/source-tree.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

/*
 * Ten questions over notes of other people, with the real small models: each answer cites the right file and lines
 * that hold the fact, and no sentence is without support.
 */

const SAMPLES = join(ROOT, '..', 'shared', 'samples');
const runs =
  needs(existsSync(SAMPLES), 'the sample notes of ../shared/samples') &&
  needs(testModelsDir() !== null, 'the small models (node test/helpers/pull-models.ts)');

const Golden = z.object({
  questions: z.array(
    z.object({
      question: z.string(),
      path: z.string(),
      holds: z.array(z.tuple([z.int(), z.int()])),
      command: z.string().optional(),
    }),
  ),
});
const { questions } = Golden.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'samples-questions.json'), 'utf8')),
);

const folder = tempFolder('golden');
let engine: Engine;

beforeAll(async () => {
  if (!runs) return;
  const config = { ...readConfig({ dataDir: folder.path }), modelsDir: TEST_MODELS_CACHE };
  engine = await openEngine({
    config,
    now: () => new Date(2026, 10, 21),
    journals: [SAMPLES],
    write: 'yes',
    watch: false,
    version: '0',
  });
  for await (const event of engine.procedures.index({ fresh: false, embed: true }, new AbortController().signal)) {
    if (event.kind === 'done') expect(event.report.embedded).toBeGreaterThan(0);
  }
}, 120_000);

afterAll(async () => {
  if (runs) await engine.close();
  folder.remove();
});

async function answerTo(question: string, generate: boolean): Promise<Answer> {
  const { signal } = new AbortController();
  for await (const event of engine.procedures.ask({ question, filters: {}, generate }, signal))
    if (event.kind === 'done') return event.answer;
  throw new Error('no answer');
}

function check(answer: Answer, gold: z.infer<typeof Golden>['questions'][number]): void {
  expect(answer.abstained, answer.reason ?? '').toBe(false);
  expect(answer.citations[0]?.path).toBe(gold.path);
  const holds = answer.citations.filter(
    ({ path, line, endLine }) => path === gold.path && gold.holds.some(([from, to]) => line <= to && endLine >= from),
  );
  expect(holds, JSON.stringify(answer.sentences)).not.toEqual([]);
  for (const { text, citations, support } of answer.sentences) {
    expect(citations.length).toBeGreaterThan(0);
    if (support === 'supported') continue;
    const cited = answer.citations.filter(({ n }) => citations.includes(n));
    const said = cited.flatMap(({ path, line, endLine }) =>
      unitsOf(
        readFileSync(join(SAMPLES, path), 'utf8')
          .split('\n')
          .slice(line - 1, endLine)
          .join('\n'),
        line,
      ),
    );
    expect(
      said.some((unit) => text.endsWith(unit.text)) ||
        said
          .map((unit) => unit.text)
          .join(' ')
          .includes(text),
      text,
    ).toBe(true);
  }
  for (const { path, line, endLine, quote } of answer.citations) {
    expect(
      readFileSync(join(SAMPLES, path), 'utf8')
        .split('\n')
        .slice(line - 1, endLine)
        .join('\n'),
    ).toContain(quote);
  }
  if (gold.command)
    expect(answer.steps.flatMap(({ commands }) => commands.map(({ text }) => text)).join('\n')).toContain(gold.command);
}

describe.skipIf(!runs)('answers over real notes', () => {
  test.each(questions)('$question', async (gold) => {
    check(await answerTo(gold.question, false), gold);
  });

  test.each(questions.slice(7, 9))('with the generator: $question', { timeout: 180_000 }, async (gold) => {
    check(await answerTo(gold.question, true), gold);
  });
});
