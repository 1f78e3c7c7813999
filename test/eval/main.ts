import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { reindex } from '../../core/ingest/reindex.ts';
import { openEmbedder } from '../../core/models/embedder.ts';
import type { Embedder } from '../../core/models/model.ts';
import { openIndex, type Db } from '../../core/store/database.ts';
import { acquireWriter } from '../../core/store/writer-lock.ts';
import { runAsk } from './ask-run.ts';
import { corpusRoots, DEFAULT_EVAL_DIR, readQuestions } from './corpora.ts';
import { percentile, type Summary } from './measures.ts';
import { modelsConfig } from './models-config.ts';
import { runSearch, trecLines, type SearchRun } from './search-run.ts';
import { tableLines } from './table.ts';

const HELP = `npm run eval -- [options]

Runs graded questions through the code of "daybook search" and "daybook ask --no-generate" and prints how well they do.

  --dir DIR        evaluation folder (default: ../shared/eval beside the repository)
  --data DIR       where index and vectors are kept between runs (default: test-artifacts/eval)
  --model NAME     embedder of the catalogue (default: bge-small-en-v1.5)
  --no-embed       words only, no model
  --mode MODE      hybrid, lexical or vector (default: hybrid, with --no-embed lexical)
  --corpus NAME    index and ask only this corpus; repeatable. Questions without an answer are always asked
  --no-ask         search only
  --run FILE       also write a TREC run file of the pooled search
  --json           one JSON document instead of tables

Example: npm run eval -- --model all-MiniLM-L6-v2 --no-ask
`;

const { values: options } = parseArgs({
  allowNegative: true,
  options: {
    dir: { type: 'string', default: DEFAULT_EVAL_DIR },
    data: { type: 'string', default: join('test-artifacts', 'eval') },
    model: { type: 'string', default: 'bge-small-en-v1.5' },
    embed: { type: 'boolean', default: true },
    mode: { type: 'string' },
    corpus: { type: 'string', multiple: true },
    ask: { type: 'boolean', default: true },
    run: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** The clock of all runs: later than the newest note, and always the same. */
const NOW = new Date('2026-11-16T09:00:00Z');

async function bringIndexUpToDate(db: Db, embedder: Embedder | null, journals: readonly string[]): Promise<void> {
  const request = { fresh: false, embed: embedder !== null };
  const { signal } = new AbortController();
  for await (const event of reindex({ db, journals, embedder, request, signal })) {
    if (event.kind === 'progress') {
      const { stage, done, total, remainingMs } = event.progress;
      const left = remainingMs === null ? '' : `, ${Math.round(remainingMs / 1000)} s left`;
      process.stderr.write(`\r${stage} ${done} of ${total ?? '?'}${left}          `);
    } else {
      const { notes, chunks, embedded, ms } = event.report;
      process.stderr.write(
        `\r${notes.total} notes, ${chunks} chunks, ${embedded} texts embedded, ${Math.round(ms.total)} ms          \n`,
      );
    }
  }
}

function latency(run: SearchRun): { readonly p50: number; readonly p95: number } {
  const times = run.outcomes.map(({ ms }) => ms);
  return { p50: percentile(times, 0.5) ?? 0, p95: percentile(times, 0.95) ?? 0 };
}

function print(title: string, run: SearchRun): void {
  const rows = [...run.byKind].map(([name, summary]) => ({ name, summary }));
  console.log(tableLines(title, rows).join('\n'));
  const { p50, p95 } = latency(run);
  console.log(`search p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms\n`);
}

function byKind(run: SearchRun): Record<string, Summary> {
  return Object.fromEntries(run.byKind);
}

async function evaluate(db: Db, embedder: Embedder | null): Promise<void> {
  const evalDir = resolve(options.dir);
  const chosen = (corpus: string) => options.corpus === undefined || options.corpus.includes(corpus);
  const roots = corpusRoots(evalDir).filter(({ corpus }) => chosen(corpus));
  if (roots.length === 0) throw new Error(`There is no corpus called ${options.corpus?.join(', ')}.`);
  const corpora = new Map(roots.map(({ corpus, root }) => [corpus, root]));
  await bringIndexUpToDate(db, embedder, [...corpora.values()]);

  const questions = readQuestions(evalDir).filter(({ corpus }) => corpus === null || chosen(corpus));
  const mode = options.mode ?? (embedder === null ? 'lexical' : 'hybrid');
  if (mode !== 'hybrid' && mode !== 'lexical' && mode !== 'vector') throw new Error(`There is no mode "${mode}".`);
  const shared = { evalDir, questions, mode, now: NOW } as const;
  const retriever = { db, embedder, degraded: [] };
  const pooled = await runSearch(retriever, { ...shared, onlyIn: null });
  const perCorpus = await runSearch(retriever, { ...shared, onlyIn: (corpus) => corpora.get(corpus) ?? corpus });
  const openGenerator = () => Promise.resolve({ generator: null, degraded: [] });
  const asked = options.ask ? await runAsk({ ...retriever, openGenerator }, shared) : null;

  if (options.run !== undefined) writeFileSync(options.run, `${trecLines(pooled.outcomes).join('\n')}\n`);
  if (options.json) {
    const answers = asked && { factRecall: asked.factRecall, citationPrecision: asked.citationPrecision };
    const document = { byKind: byKind(pooled), perCorpus: byKind(perCorpus), abstention: asked?.abstention ?? null };
    console.log(JSON.stringify({ ...document, answers, ms: latency(pooled) }, null, 1));
    return;
  }
  console.log(`${mode}${embedder === null ? '' : ` with ${embedder.name}`}, ${questions.length} questions\n`);
  print('pooled', pooled);
  print('per corpus', perCorpus);
  if (asked === null) return;
  const share = (value: number | null): string => (value === null ? '-' : value.toFixed(3));
  const { answered, refused, falseRefusal, falseAnswer } = asked.abstention;
  console.log(`ask: ${answered} answered, ${refused} refused`);
  console.log(`  refused although the notes answer it      ${share(falseRefusal)}`);
  console.log(`  answered although the notes do not        ${share(falseAnswer)}`);
  console.log(`  facts of the right answer that are shown  ${share(asked.factRecall)}`);
  console.log(`  citations that point into a right file    ${share(asked.citationPrecision)}`);
}

async function main(): Promise<void> {
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  if (!existsSync(join(options.dir, 'corpora'))) {
    throw new Error(`There is no evaluation folder at ${resolve(options.dir)}. Name one with --dir.`);
  }
  // One folder a model: an index holds the nearest-neighbour table of one embedder at a time.
  const dataDir = resolve(options.data, options.embed ? options.model : 'words');
  const lock = acquireWriter(dataDir, 'eval');
  if (lock === null) throw new Error(`Another run uses ${dataDir}. Wait for it, or name another folder with --data.`);
  const db = openIndex(dataDir, 'write');
  const embedder = options.embed ? await openEmbedder({ config: modelsConfig(), name: options.model }) : null;
  await evaluate(db, embedder);
  await embedder?.close();
  db.close();
  lock.release();
}

await main();
