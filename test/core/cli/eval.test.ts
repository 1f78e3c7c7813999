import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Implementation } from '../../../core/contract.ts';
import { AnswerSchema } from '../../../core/contract/ask.ts';
import { run } from '../../../core/cli/run.ts';
import { openEngine } from '../../../core/engine.ts';
import { ExplanationSchema } from '../../../core/eval/explain.ts';
import { EvalReportSchema } from '../../../core/eval/report.ts';
import { writeEvalFolder } from '../../helpers/eval-folder.ts';
import { testModelsDir } from '../../helpers/models.ts';
import { needs } from '../../helpers/require.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { runCommand, type Ran } from './run-command.ts';

/*
 * `daybook eval` on a real engine, over a small invented evaluation folder.
 */

const temp = tempFolder('eval-cli');
const dir = join(temp.path, 'graded notes');
const data = join(temp.path, 'data');

function evaluate(argv: readonly string[], signal?: AbortSignal): Promise<Ran> {
  return runCommand(['--data', data, '--now', '2031-04-01', 'eval', ...argv], {
    openEngine,
    cwd: temp.path,
    ...(signal === undefined ? {} : { signal }),
  });
}

/** What a JSON Schema of `resources/schema` has against a value. */
function problems(name: string, value: unknown): string {
  const file = new URL(`../../../resources/schema/${name}.json`, import.meta.url);
  const ajv = new Ajv2020({ strict: false });
  ajv.validate(z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8'))), value);
  return ajv.errorsText();
}

function parsed({ stdout, outcome }: Ran) {
  expect(outcome).toBe(0);
  return EvalReportSchema.parse(JSON.parse(stdout));
}

beforeAll(() => {
  // What a user of this machine has, models say, is not there.
  vi.stubEnv('DAYBOOK_DATA', join(temp.path, 'home'));
  writeEvalFolder(dir);
});
afterAll(() => temp.remove());

describe('by words', () => {
  let first: Ran;
  beforeAll(async () => {
    first = await evaluate([dir, '--no-embed', '--json', '--run', 'out/words.run', '--answers', 'out/words.jsonl']);
  });

  test('reports exactly what its schema says', () => {
    const report = parsed(first);
    expect(problems('eval', JSON.parse(first.stdout))).toBe('No errors');
    expect(report).toMatchObject({ scope: 'pooled', mode: 'lexical', questions: 10, degraded: [] });
    expect(report.perCorpus).toBeUndefined();
  });

  test('grades each kind, and what nobody answers apart', () => {
    const { byKind, abstention, answers } = parsed(first);
    expect(Object.keys(byKind)).toEqual([
      'decision',
      'meeting_said',
      'orchard-and-ferry',
      'runbook_errorline',
      'runbook_name',
      'runbook_paraphrase',
      'ALL',
    ]);
    expect(byKind['ALL']?.n).toBe(8);
    expect(byKind['runbook_name']).toEqual({ n: 2, r1: 1, r5: 1, r10: 1, mrr: 1, headingAt5: 1 });
    // The path of the question is written with decomposed letters.
    expect(byKind['orchard-and-ferry']).toMatchObject({ n: 1, r1: 1, headingAt5: null });
    expect(abstention).toMatchObject({ falseRefusal: expect.any(Number), falseAnswer: 0 });
    expect((abstention?.answered ?? 0) + (abstention?.refused ?? 0)).toBe(10);
    expect(answers?.commandsVerbatim).toBe(1);
    expect(answers?.factRecall).toBeGreaterThan(0.5);
    expect(answers?.citationPrecision).toBeGreaterThan(0.5);
  });

  test('writes a run file for every question, also for those that nothing answers', () => {
    const lines = readFileSync(join(temp.path, 'out/words.run'), 'utf8').trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^\S+ Q0 .+\.md \d+ -?\d+\.\d{6} daybook$/);
    expect(lines.find((line) => line.startsWith('h1 '))).toMatch(/^h1 Q0 harbour\/docs\/crane\.md 1 /);
    expect(lines.some((line) => line.startsWith('o3 Q0 orchard/docs/obstga\u0308rten/gro\u0308ße.md 1 '))).toBe(true);
    expect(lines.some((line) => line.startsWith('u2 '))).toBe(true);
    expect(lines.every((line) => !line.includes('SOURCE.md'))).toBe(true);
  });

  test('writes the answer of every question, as ask gives it, with its id', () => {
    const lines = readFileSync(join(temp.path, 'out/words.jsonl'), 'utf8').trimEnd().split('\n');
    for (const line of lines) expect(problems('eval-answers', JSON.parse(line))).toBe('No errors');
    const answers = lines.map((line) => AnswerSchema.loose().parse(JSON.parse(line)));
    expect(answers.map((answer) => answer['id'])).toEqual(['h1', 'h2', 'h3', 'h4', 'o1', 'o2', 'o3', 'f1', 'u1', 'u2']);
    const crane = answers[0]!;
    expect(crane.citations[0]).toMatchObject({ journal: join(dir, 'corpora/harbour/docs'), path: 'crane.md' });
    expect(crane.degraded).toEqual([]);
  });

  test('a second run finds the index as it was', async () => {
    const before = parsed(first);
    const { stderr, ...again } = await evaluate([dir, '--no-embed', '--json', '--no-ask']);
    const report = parsed({ stderr, ...again });
    expect(report.byKind).toEqual(before.byKind);
    expect(report).toMatchObject({ abstention: null, answers: null, ms: { ask: null } });
    expect(existsSync(join(data, 'index.db'))).toBe(true);
  });

  test('looks only in the corpus of each question when that is asked for', async () => {
    const alone = parsed(await evaluate([dir, '--no-embed', '--json', '--no-ask', '--per-corpus']));
    expect(alone.scope).toBe('per-corpus');
    expect(alone.perCorpus).toEqual(alone.byKind);
    const both = parsed(await evaluate([dir, '--no-embed', '--json', '--no-ask', '--per-corpus', '--pooled']));
    expect(both.scope).toBe('pooled');
    expect(both.byKind).toEqual(parsed(first).byKind);
    expect(both.perCorpus).toEqual(alone.byKind);
  });

  test('prints tables for people', async () => {
    const { stdout, stderr } = await evaluate([dir, '--no-embed', '--pooled', '--per-corpus']);
    expect(stdout).toMatch(/^pooled +n +R@1 +R@5 +R@10 +MRR +head@5 +sect@5$/m);
    expect(stdout).toMatch(/^per corpus +n/m);
    expect(stdout).toMatch(/^runbook_name +2 +1\.000 +1\.000 +1\.000 +1\.000 +1\.000 +1\.000$/m);
    expect(stdout).toContain('answered although the notes do not');
    expect(stdout).toMatch(/^Search p50 /m);
    expect(stderr).toContain('7 notes');
  });

  test('takes only the corpora asked for', async () => {
    const report = parsed(await evaluate([dir, '--no-embed', '--json', '--no-ask', '--corpus', 'ferry']));
    expect(Object.keys(report.byKind)).toEqual(['decision', 'meeting_said', 'ALL']);
  });
});

describe('explaining one question', () => {
  test('of the folder shows where its right file stands', async () => {
    const { outcome, stdout } = await evaluate([dir, '--no-embed', '--explain', 'h1']);
    expect(outcome).toBe(0);
    expect(stdout).toContain('right: harbour/docs/crane.md › Fix');
    expect(stdout).toMatch(/^\* 1 {2}harbour\/docs\/crane\.md:\d+ /m);
    expect(stdout).toContain('Right file: number 1 of the files.');
  });

  test('or any other text, as JSON too', async () => {
    const { outcome, stdout, stderr } = await evaluate([dir, '--no-embed', '--json', '--explain', 'bulb of the lamp']);
    expect(outcome).toBe(0);
    expect(problems('eval-explain', JSON.parse(stdout))).toBe('No errors');
    const explanation = ExplanationSchema.parse(JSON.parse(stdout));
    expect(explanation).toMatchObject({ id: null, gold: [], fileRank: null });
    expect(explanation.results[0]?.path).toBe('harbour/docs/lamps/beacon.md');
    expect(stderr).not.toContain('No question has the id');
    expect((await evaluate([dir, '--no-embed', '--explain', 'h99'])).stderr).toContain('No question has the id h99');
  });
});

describe('the index', () => {
  test('stands in a folder named after the evaluation folder when --data names none', async () => {
    const home = join(temp.path, 'home');
    const ran = await run(['eval', dir, '--no-embed', '--no-ask', '--json'], {
      stdout: { write: () => true },
      stderr: { write: () => true },
      readInput: async () => '',
      cwd: temp.path,
      signal: new AbortController().signal,
      version: '1.2.3',
      openEngine,
    });
    expect(ran).toBe(0);
    expect(readdirSync(join(home, 'eval'))).toEqual([expect.stringMatching(/^graded notes-[\da-f]{12}$/)]);
    expect(existsSync(join(home, 'index.db'))).toBe(false);
    expect(existsSync(join(home, 'user.db'))).toBe(false);
  });

  test('follows the notes at the next run', async () => {
    const file = join(dir, 'corpora/ferry/docs/2031-03-18.md');
    writeFileSync(file, '# Crew meeting 18 March 2031\n\nThe foghorn was painted yellow.\n');
    const { stdout } = await evaluate([dir, '--no-embed', '--json', '--explain', 'foghorn painted yellow']);
    rmSync(file);
    expect(ExplanationSchema.parse(JSON.parse(stdout)).results[0]?.path).toBe('ferry/docs/2031-03-18.md');
  });
});

describe('what is wrong', () => {
  test.each([
    [['nowhere'], 'There is no folder'],
    [['.'], 'it has no folder corpora'],
    [[dir, '--corpus', 'airport', '--no-embed'], 'There is no corpus airport'],
    [[dir, '--no-embed', '--answers', 'x', '--no-ask'], '--answers needs what --no-ask leaves out'],
    [[dir, '--no-embed', '--run', dir], 'cannot be written'],
    [[dir, '--explain', 'h1', '--run', 'x'], '--explain shows one question'],
    [[dir, '--reranker', 'bge-small-en-v1.5'], 'There is no reranker called bge-small-en-v1.5'],
    [[dir, '--embedder', 'nobody'], 'There is no embedder called nobody'],
  ])('is said in a sentence, with 1: %j', async (argv, sentence) => {
    const { outcome, stderr, stdout } = await evaluate(argv);
    expect(stderr).toContain(sentence);
    expect(outcome).toBe(1);
    expect(stdout).toBe('');
  });

  test('a bad line is named with its file and number', async () => {
    const file = join(dir, 'queries', 'bad.jsonl');
    writeFileSync(file, '\n{"id": "b1", "query": "x", "gold": [{"heading": "no path"}]}\n');
    const { outcome, stderr } = await evaluate([dir, '--no-embed']);
    expect(outcome).toBe(1);
    expect(stderr).toContain(`${file}:2 is no question: gold.0.path:`);
    rmSync(file);
  });

  test('the index of the user’s own notes is not replaced', async () => {
    const own = join(temp.path, 'own');
    const journal = join(dir, 'corpora', 'ferry');
    const indexed = await runCommand(['--data', own, 'index', journal, '--no-embed'], { openEngine });
    expect(indexed.outcome).toBe(0);
    const { outcome, stderr } = await runCommand(['--data', own, 'eval', dir, '--no-embed'], { openEngine });
    expect(outcome).toBe(1);
    expect(stderr).toContain('holds the index of your own notes');
  });

  test('Ctrl-C ends with 130 and keeps the index', async () => {
    const stop = new AbortController();
    stop.abort();
    const { outcome, stderr } = await evaluate([dir, '--no-embed'], stop.signal);
    expect(outcome).toBe(130);
    expect(stderr).toMatch(/kept/);
  });

  test('Ctrl-C in the middle keeps what is done', async () => {
    const stop = new AbortController();
    let searches = 0;
    const stopping: typeof openEngine = async (options) => {
      const engine = await openEngine(options);
      const search: Implementation['search'] = (request, signal) => {
        searches++;
        if (searches === 6) stop.abort();
        return engine.procedures.search(request, signal);
      };
      return { ...engine, procedures: { ...engine.procedures, search } };
    };
    const ran = await runCommand(['--data', data, 'eval', dir, '--no-embed', '--run', 'part.run'], {
      openEngine: stopping,
      cwd: temp.path,
      signal: stop.signal,
    });
    expect(ran.outcome).toBe(130);
    expect(ran.stderr).toContain('The index is kept');
    expect(readFileSync(join(temp.path, 'part.run'), 'utf8')).toMatch(/^h1 Q0 /);
  });
});

const models = testModelsDir();
const hasModels = needs(models !== null, 'the test models: run `npx node test/helpers/pull-models.ts`');

test('without a model, hybrid says that it is by words, on stderr and in the JSON', async () => {
  const { stderr, ...ran } = await evaluate([dir, '--json', '--no-ask']);
  const report = parsed({ stderr, ...ran });
  expect(report.mode).toBe('hybrid');
  expect(report.degraded.map(({ code }) => code)).toEqual(['no-embedder']);
  expect(stderr).toContain('by words only');
});

test.skipIf(!hasModels)('with a model, meaning finds what words do not', async () => {
  const { stderr, ...ran } = await runCommand(['--data', join(temp.path, 'vectors'), 'eval', dir, '--json'], {
    openEngine: (options) => openEngine({ ...options, config: { ...options.config, modelsDir: models ?? '' } }),
  });
  const report = parsed({ stderr, ...ran });
  expect(report).toMatchObject({ mode: 'hybrid', degraded: [] });
  expect(stderr).toMatch(/[1-9]\d* embedded now/);
  expect(report.ms.stages.vector.p95).toBeGreaterThan(0);
  expect(report.byKind['runbook_paraphrase']).toMatchObject({ n: 1, r1: 1 });
});
