import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readConfig, type Config } from '../../config.ts';
import { DaybookError } from '../../errors.ts';
import { DEFAULT_EMBEDDER } from '../../engine/model-shelf.ts';
import { findModel } from '../../models/catalog.ts';
import { modelState } from '../../models/model-state.ts';
import { attempt } from '../../notes/attempt.ts';
import { openIndex, openUser } from '../../store/database.ts';
import { listJournals } from '../../store/journals.ts';
import { readSettings, type Settings } from '../../store/settings.ts';
import type { Context } from '../context.ts';

/** What the user chose; null where nothing was ever set. */
function settingsIn(dataDir: string): Settings | null {
  if (!existsSync(join(dataDir, 'user.db'))) return null;
  const user = openUser(dataDir);
  const settings = readSettings(user);
  user.close();
  return settings;
}

const CORPUS_ROOT = /[\\/]corpora[\\/][^\\/]+[\\/]docs$/;

/** True when the folder holds an index of anything but corpora. A file that cannot be read as an index holds none. */
function indexesJournals(dataDir: string): boolean {
  const opened = attempt(() => openIndex(dataDir, 'read'));
  if ('error' in opened) return false;
  const journals = listJournals(opened.value);
  opened.value.close();
  return journals.some(({ root }) => !CORPUS_ROOT.test(root));
}

/** Bringing an index in line with the corpora forgets every other journal: the user's own index must not be given. */
function requireOwnFolder(dataDir: string, user: Config): void {
  const hasJournals = (settingsIn(dataDir)?.journals.length ?? 0) > 0;
  if (dataDir !== user.dataDir && !hasJournals && !indexesJournals(dataDir)) return;
  throw new DaybookError('invalid', `${dataDir} holds the index of your own notes, which this would replace.`, {
    hint: 'Name another folder with --data, or leave it out.',
  });
}

/** Where the index of an evaluation folder is kept when nothing else is said: named by it, so that each has its own. */
export function defaultEvalData(user: Config, evalDir: string): string {
  const name = `${basename(evalDir)}-${createHash('sha256').update(evalDir).digest('hex').slice(0, 12)}`;
  return join(user.dataDir, 'eval', name);
}

/** A configuration, and the models to use with it. */
interface EvalSetup {
  readonly config: Config;
  readonly embedder: string;
  readonly reranker: string | null;
}

/**
 * The model of the catalogue that was asked for by name.
 *
 * @throws DaybookError `not-found` when there is none of that role
 */
function modelNamed(name: string, role: 'embed' | 'rerank'): string {
  const entry = findModel(name);
  if (entry?.role === role) return entry.name;
  const what = role === 'embed' ? 'embedder' : 'reranker';
  throw new DaybookError('not-found', `There is no ${what} called ${name}.`, {
    hint: '`daybook models` lists what there is.',
  });
}

/**
 * Sets a run up: an index of its own, and the models that the user has, unless there are some beside that index.
 *
 * @param options.embedder of the catalogue; left out for the one that was chosen beside the index, else by the user
 * @param options.reranker the same
 * @throws DaybookError `invalid` when `--data` names a folder with the user's own index, `not-found` for an unknown model
 */
export function setUpEval(
  context: Pick<Context, 'config' | 'dataGiven'>,
  evalDir: string,
  options: { readonly embedder?: string | undefined; readonly reranker?: string | undefined },
): EvalSetup {
  const user = context.dataGiven === null ? context.config : readConfig();
  const dataDir = context.dataGiven ?? defaultEvalData(user, evalDir);
  requireOwnFolder(dataDir, user);
  const chosen = [settingsIn(dataDir), settingsIn(user.dataDir)];
  const { embedder: asked, reranker: askedAgain } = options;
  const embedder =
    asked === undefined
      ? (chosen.find((one) => one?.embedModel)?.embedModel ?? DEFAULT_EMBEDDER)
      : modelNamed(asked, 'embed');
  const reranker =
    askedAgain === undefined
      ? (chosen.find((one) => one?.rerankModel)?.rerankModel ?? null)
      : modelNamed(askedAgain, 'rerank');
  const own = { ...context.config, dataDir, modelsDir: join(dataDir, 'models') };
  const entry = findModel(embedder);
  const isHere = entry !== null && modelState(own, entry).state === 'ready';
  return { config: isHere ? own : { ...own, modelsDir: user.modelsDir }, embedder, reranker };
}
