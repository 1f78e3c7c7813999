import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { AnswerSchema, AskEventSchema } from '../../../core/contract/ask.ts';
import { IndexReportSchema } from '../../../core/contract/index-run.ts';
import { ModelViewSchema } from '../../../core/contract/models.ts';
import { DaySchema } from '../../../core/contract/notes.ts';
import { SearchResultSchema } from '../../../core/contract/search.ts';
import { CheckSchema, StatusSchema } from '../../../core/contract/state.ts';
import { ErrorBodySchema } from '../../../core/contract/error-body.ts';
import { findModel } from '../../../core/models/catalog.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import { needs } from '../../helpers/require.ts';

/*
 * The command on a machine without any network and without any model: everything but embedding and generation works.
 */

const DAYBOOK = fileURLToPath(new URL('../../../core/cli/daybook.mjs', import.meta.url));
const SERVE_ALONE = fileURLToPath(new URL('./serve-alone.ts', import.meta.url));
/** A network of its own, in which not even this machine answers. */
const ALONE = ['--map-root-user', '--net'] as const;

const NOTE = `# Tuesday 4 March 2031

## Kettle loses pressure

The kettle lost pressure at noon. Tightening the blue valve fixed the kettle.

\`\`\`sh
valvectl tighten --all
\`\`\`
`;
const QUESTION = 'What fixed the kettle that lost pressure?';
const ModelsSchema = z.object({ models: z.array(ModelViewSchema) });
const ChecksSchema = z.object({ checks: z.array(CheckSchema) });

/** Sources are tried one after the other, and a client such as Maven takes seconds to say that it cannot. */
const PULL_MS = 25_000;

interface Done {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

const canBeAlone = spawnSync('unshare', [...ALONE, 'true']).status === 0;

describe.skipIf(!needs(canBeAlone, 'a Linux that lets `unshare --net` close the network'))('offline', () => {
  const folder = journalFolder({ '2031-03-04.md': NOTE, 'barrels.md': '# Barrels\n\nTwelve barrels of oak.\n' });
  // Where clients of package registries keep what they have fetched before.
  const env = { ...process.env, MAVEN_OPTS: `-Dmaven.repo.local=${join(folder.dataDir, 'm2')}` };

  function alone(program: readonly string[]): Promise<Done> {
    const startMs = performance.now();
    return new Promise((resolve) => {
      const child = execFile('unshare', [...ALONE, ...program], { env }, (_error, stdout, stderr) => {
        resolve({ code: child.exitCode ?? -1, stdout, stderr, ms: performance.now() - startMs });
      });
    });
  }
  const daybook = (...argv: readonly string[]) => alone([process.execPath, DAYBOOK, '--data', folder.dataDir, ...argv]);
  /** The one JSON document of a command that ends with 0. */
  const json = async (...argv: readonly string[]): Promise<unknown> => {
    const { code, stdout, stderr } = await daybook(...argv, '--json');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    return JSON.parse(stdout);
  };

  beforeAll(async () => {
    const report = IndexReportSchema.parse(await json('index', folder.root));
    expect(report).toMatchObject({ notes: { added: 2, skipped: 0 }, embedded: 0, degraded: [{ code: 'no-embedder' }] });
    return () => folder[Symbol.dispose]();
  });

  test('search finds by words, and says that it is words only', async () => {
    const hybrid = SearchResultSchema.parse(await json('search', 'blue valve'));
    expect(hybrid).toMatchObject({
      results: [{ path: '2031-03-04.md', line: 1 }],
      degraded: [{ code: 'no-embedder' }],
    });
    expect(await json('search', 'valvectl', '--mode', 'lexical')).toMatchObject({
      results: [{ path: '2031-03-04.md' }],
      degraded: [],
    });
    const { stdout, stderr } = await daybook('search', 'blue valve');
    expect(stdout).toContain('2031-03-04.md:1');
    expect(stderr).toContain('by words only');
  });

  test('ask answers in the words of the notes, cited, and says why', async () => {
    const answer = AnswerSchema.parse(await json('ask', QUESTION));
    expect(answer).toMatchObject({
      abstained: false,
      model: null,
      sentences: [{ support: 'extractive', citations: [1] }],
      degraded: [
        { code: 'no-embedder' },
        { code: 'no-generator', fix: expect.stringContaining('daybook models pull') },
      ],
    });
    expect(answer.citations[0]).toMatchObject({ path: '2031-03-04.md', line: 5, endLine: 5, date: '2031-03-04' });
    for (const { quote } of answer.citations) expect(NOTE).toContain(quote);
    expect(await json('ask', 'Which Xylophone did Zebediah tune?')).toMatchObject({ abstained: true, citations: [] });
  });

  test('days, models and doctor work', async () => {
    expect(await json('days', '--from', '2031-01-01')).toMatchObject({
      days: [DaySchema.parse(expectedDay(folder.root))],
    });
    const { models } = ModelsSchema.parse(await json('models'));
    expect(models.every(({ state }) => state === 'missing')).toBe(true);
    const { checks } = ChecksSchema.parse(await json('doctor'));
    expect(checks.filter(({ ok, fix }) => !ok && fix === '')).toEqual([]);
    expect(checks).toContainEqual(expect.objectContaining({ name: 'index', ok: true }));
  });

  test.each(['SmolLM2-135M-Instruct', 'all-MiniLM-L6-v2'])(
    'pulling %s fails soon, with each source’s reason',
    async (name) => {
      const { code, stdout, ms } = await daybook('models', 'pull', name, '--json');
      expect(code).toBe(2);
      const error = ErrorBodySchema.parse(JSON.parse(stdout).error);
      expect(error).toMatchObject({ code: 'model-missing', hint: expect.stringContaining('DAYBOOK_MODELS') });
      for (const { kind } of findModel(name)?.sources ?? []) expect(error.message).toMatch(new RegExp(`${kind}: \\S+`));
      expect(ms).toBeLessThan(PULL_MS);
    },
  );

  test('serve answers on its own machine', async () => {
    const calls = ['status', '{}', 'search', '{"query":"blue valve"}', 'ask', JSON.stringify({ question: QUESTION })];
    const program = [process.execPath, SERVE_ALONE, DAYBOOK, folder.dataDir, ...calls];
    const { code, stdout } = await alone(['sh', '-c', 'ip link set lo up && exec "$@"', 'sh', ...program]);
    expect(code).toBe(0);
    const [status, found, ...streamed] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(StatusSchema.parse(status.result)).toMatchObject({ notes: 2, models: { embed: null, generate: null } });
    expect(SearchResultSchema.parse(found.result)).toMatchObject({ results: [{ path: '2031-03-04.md' }] });
    const events = streamed.map(({ event }) => AskEventSchema.parse(event));
    expect(events.map(({ kind }) => kind)).toEqual(['understood', 'passages', 'done']);
  });
});

function expectedDay(journal: string) {
  const heading = 'Tuesday 4 March 2031';
  return { date: '2031-03-04', origin: 'heading', journal, path: '2031-03-04.md', line: 1, heading, warning: null };
}
