import { InvalidArgumentError, Option, type Command } from 'commander';
import { z } from 'zod';
import { NOTE_KINDS } from '../contract/kinds.ts';
import { NoteKindSchema } from '../contract/notes.ts';
import type { Filters } from '../contract/search.ts';
import { DaybookError } from '../errors.ts';

const FilterOptionsSchema = z.object({
  from: z.string().optional(),
  to: z.string().optional(),
  person: z.string().optional(),
  kind: z.array(NoteKindSchema).optional(),
  tag: z.array(z.string()).optional(),
  path: z.string().optional(),
});

/** A day that exists, `YYYY-MM-DD`; commander says which option it stood behind. */
export function parseDay(value: string): string {
  const day = new Date(`${value}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(day.getTime());
  // `2024-02-31` would become 2 March.
  if (isDay && day.toISOString().startsWith(value)) return value;
  throw new InvalidArgumentError('A day is written YYYY-MM-DD, such as 2024-11-19.');
}

/** Takes `a,b` and repeated options alike. */
function collectParts(value: string, before: readonly string[] | undefined): readonly string[] {
  const parts = value.split(',').map((part) => part.trim());
  return [...(before ?? []), ...parts.filter((part) => part !== '')];
}

function collectKinds(value: string, before: readonly string[] | undefined): readonly string[] {
  const kinds = collectParts(value, before);
  const unknown = kinds.find((kind) => !NoteKindSchema.safeParse(kind).success);
  if (unknown === undefined) return kinds;
  throw new InvalidArgumentError(`There is no kind ${unknown}: it is one of ${NOTE_KINDS.join(', ')}.`);
}

/** A path relative to its journal as the index writes it. */
function parsePath(value: string): string {
  return value
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '')
    .replace(/\/+$/, '');
}

/** Adds `--from` and `--to`. */
export function addDayOptions(command: Command): Command {
  return command
    .addOption(new Option('--from <day>', 'from this day on, YYYY-MM-DD').argParser(parseDay))
    .addOption(new Option('--to <day>', 'up to this day, YYYY-MM-DD').argParser(parseDay));
}

/** Adds `--path`. */
export function addPathOption(command: Command): Command {
  return command.addOption(
    new Option('--path <path>', 'only below this folder or file of the journal').argParser(parsePath),
  );
}

/** Adds the options that narrow what is searched. */
export function addFilterOptions(command: Command): Command {
  return addPathOption(addDayOptions(command))
    .option('--person <name>', 'only where this person speaks, owns an item or is named')
    .addOption(new Option('--kind <kind>', `only notes of this kind: ${NOTE_KINDS.join(', ')}`).argParser(collectKinds))
    .addOption(new Option('--tag <tag>', 'only notes with this tag (repeatable)').argParser(collectParts));
}

/**
 * The days of the options.
 *
 * @throws DaybookError `invalid` when the first is after the last
 */
export function readDays(options: unknown): Pick<Filters, 'from' | 'to'> {
  const { from, to } = FilterOptionsSchema.parse(options);
  if (from !== undefined && to !== undefined && from > to) {
    throw new DaybookError('invalid', `--from ${from} is after --to ${to}.`, { hint: 'Swap them.' });
  }
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** The filters of the options; what was not given is left out. */
export function readFilters(options: unknown): Filters {
  const { person, kind, tag, path } = FilterOptionsSchema.parse(options);
  return {
    ...readDays(options),
    ...(person === undefined ? {} : { person }),
    ...(kind === undefined ? {} : { kind }),
    ...(tag === undefined ? {} : { tag: tag.map((name) => name.replace(/^#/, '')) }),
    ...(path === undefined || path === '' || path === '.' ? {} : { path }),
  };
}
