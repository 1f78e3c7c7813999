import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { DaybookError } from '../errors.ts';

/** The global options as commander gives them. */
export const GlobalsSchema = z.object({
  journal: z.array(z.string()).optional(),
  data: z.string().optional(),
  json: z.boolean().default(false),
  quiet: z.boolean().default(false),
  color: z.boolean().default(true),
  now: z.string().optional(),
});

/**
 * The folders of `--journal`, absolute, symbolic links resolved: as the index knows its journals.
 *
 * @throws DaybookError `not-found` naming the first that is not a folder
 */
export function journalRoots(given: readonly string[] | undefined, cwd: string): readonly string[] | null {
  if (given === undefined) return null;
  return given.map((folder) => {
    const root = resolve(cwd, folder);
    if (statSync(root, { throwIfNoEntry: false })?.isDirectory() === true) return realpathSync(root);
    throw new DaybookError('not-found', `There is no folder ${root}.`, { hint: 'Check what follows --journal.' });
  });
}

const DAY_ONLY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The clock of `--now`: it stands still. A day without a time means its noon here, so that it is that day in every zone.
 *
 * @throws DaybookError `invalid` when it is not a time
 */
export function clockOf(now: string | undefined): () => Date {
  if (now === undefined) return () => new Date();
  const time = new Date(DAY_ONLY.test(now) ? `${now}T12:00:00` : now);
  if (Number.isNaN(time.getTime())) {
    throw new DaybookError('invalid', `--now ${now} is not a time.`, {
      hint: 'Write it as 2024-11-19 or 2024-11-19T09:30:00.',
    });
  }
  return () => new Date(time);
}
