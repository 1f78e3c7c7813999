import { realpathSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { readConfig } from '../../../core/config.ts';
import type { Answer, AskEvent } from '../../../core/contract/ask.ts';
import type { IndexReport } from '../../../core/contract/index-run.ts';
import type { Status } from '../../../core/contract/state.ts';
import { contract } from '../../../core/contract.ts';
import { openEngine, type Engine, type EngineOptions } from '../../../core/engine.ts';
import { journalFolder, type JournalFolder } from '../../helpers/journal-folder.ts';

export const NEVER = new AbortController().signal;

/** A journal that goes away with the test. */
export function folderWith(files: Readonly<Record<string, string>>): JournalFolder {
  const folder = journalFolder(files);
  onTestFinished(() => folder[Symbol.dispose]());
  return { ...folder, root: realpathSync(folder.root) };
}

/** A real engine on the folder's data, without models and without a network; closed after the test. */
export async function engineOn(
  folder: Pick<JournalFolder, 'dataDir'>,
  {
    config,
    ...options
  }: Partial<Omit<EngineOptions, 'config'>> & { readonly config?: Partial<EngineOptions['config']> } = {},
): Promise<Engine> {
  const engine = await openEngine({
    config: { ...readConfig({ dataDir: folder.dataDir }), ownModels: null, networkAllowed: false, ...config },
    now: () => new Date('2031-03-10T12:00:00'),
    write: 'yes',
    watch: false,
    version: '1.2.3',
    ...options,
  });
  onTestFinished(() => engine.close());
  return engine;
}

/** Indexes once, words only unless asked otherwise. */
export async function index(
  engine: Engine,
  request: { readonly embed?: boolean; readonly fresh?: boolean } = {},
): Promise<IndexReport> {
  const parsed = contract.index.input.parse({ embed: false, ...request });
  for await (const event of engine.procedures.index(parsed, NEVER)) if (event.kind === 'done') return event.report;
  throw new Error('The run ended without a report.');
}

/** An engine whose one journal is the folder, indexed. */
export async function indexedEngine(files: Readonly<Record<string, string>>): Promise<{
  readonly engine: Engine;
  readonly folder: JournalFolder;
}> {
  const folder = folderWith(files);
  const engine = await engineOn(folder);
  await engine.procedures.addJournal({ root: folder.root }, NEVER);
  await index(engine);
  return { engine, folder };
}

export function search(engine: Engine, query: string, mode: 'hybrid' | 'lexical' = 'lexical') {
  return engine.procedures.search(contract.search.input.parse({ query, mode }), NEVER);
}

export function ask(
  engine: Engine,
  request: { readonly question: string; readonly generate?: boolean; readonly model?: string },
  signal = NEVER,
): AsyncIterable<AskEvent> {
  return engine.procedures.ask(contract.ask.input.parse(request), signal);
}

/** The notes' own answer to a question, over an engine of nothing but these notes. */
export async function answerTo(notes: Readonly<Record<string, string>>, question: string): Promise<Answer> {
  const { engine } = await indexedEngine(notes);
  return answerOf(engine, question);
}

/** The notes' own answer to a question. */
export async function answerOf(engine: Engine, question: string): Promise<Answer> {
  let answer: Answer | null = null;
  for await (const event of ask(engine, { question, generate: false })) if (event.kind === 'done') ({ answer } = event);
  if (answer === null) throw new Error('no answer came');
  return answer;
}

/** The first status for which `isIt` holds. */
export async function statusWhen(engine: Engine, isIt: (status: Status) => boolean): Promise<Status> {
  const stop = new AbortController();
  for await (const status of engine.procedures.watchStatus({}, stop.signal)) if (isIt(status)) return status;
  throw new Error('The stream of states ended before.');
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
