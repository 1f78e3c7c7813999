import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readConfig, type Config } from '../../config.ts';
import { DaybookError } from '../../errors.ts';
import { findModel } from '../../models/catalog.ts';
import { modelState } from '../../models/model-state.ts';
import { attempt } from '../../notes/attempt.ts';
import { openIndex, openUser } from '../../store/database.ts';
import { listJournals } from '../../store/journals.ts';
import { readSettings, writeSettings, type Settings } from '../../store/settings.ts';
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

/** Where the embedder is: beside the index of the evaluation, or else where the user's own models are. */
function modelsDirFor(embedder: string | null, own: Config, user: Config): string {
  const entry = embedder === null ? null : findModel(embedder);
  const isOwn = entry !== null && modelState(own, entry).state === 'ready';
  return isOwn ? own.modelsDir : user.modelsDir;
}

/**
 * The configuration of a run: an index of its own, and the models that the user has.
 *
 * @param options.embedder of the catalogue; null for the one that the user chose
 * @throws DaybookError `invalid` when `--data` names a folder with the user's own index, `not-found` for an unknown embedder
 */
export function evalConfig(
  context: Pick<Context, 'config' | 'dataGiven'>,
  options: { readonly evalDir: string; readonly embedder: string | null },
): Config {
  const user = context.dataGiven === null ? context.config : readConfig();
  const dataDir = context.dataGiven ?? defaultEvalData(user, options.evalDir);
  const chosen = options.embedder ?? settingsIn(user.dataDir)?.embedModel ?? null;
  if (options.embedder !== null && findModel(options.embedder)?.role !== 'embed') {
    throw new DaybookError('not-found', `There is no embedder called ${options.embedder}.`, {
      hint: '`daybook models` lists what there is.',
    });
  }
  requireOwnFolder(dataDir, user);
  const own = { ...context.config, dataDir, modelsDir: join(dataDir, 'models') };
  const db = openUser(dataDir);
  writeSettings(db, { embedModel: chosen });
  db.close();
  return { ...own, modelsDir: modelsDirFor(chosen, own, user) };
}
