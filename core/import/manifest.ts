import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DaybookError } from '../errors.ts';
import { attempt, errnoOf } from '../notes/attempt.ts';

/** Beside the notes, where it moves with them. The scan of a journal leaves out names with a dot in front. */
export const MANIFEST_NAME = '.daybook-import.json';
/** Raised whenever the same page gives another note: then nothing is taken for known. */
const FORMAT = 1;

const WrittenSchema = z.object({
  /** Relative to the folder, with `/`. */
  path: z.string(),
  /** SHA-256 of what was written there. */
  hash: z.string(),
  title: z.string().optional(),
  version: z.string().nullable().default(null),
  /** SHA-256 of what the source gave last, where that stands in a copy because the file was edited. */
  offered: z.string().optional(),
  losses: z.array(z.object({ what: z.string(), detail: z.string() })).default([]),
});
/** A file as the last import left it. */
export type Written = z.infer<typeof WrittenSchema>;

const ManifestSchema = z.object({
  format: z.number(),
  source: z.string(),
  pages: z.record(z.string(), WrittenSchema),
  attachments: z.record(z.string(), WrittenSchema),
});

/** What the last import into this folder wrote, to tell its files from those of the user. */
export interface Manifest {
  /** Absolute folder that it describes. */
  readonly folder: string;
  readonly source: string;
  readonly pages: Map<string, Written>;
  readonly attachments: Map<string, Written>;
  /** False when it was written by another version of the converter. */
  readonly isCurrent: boolean;
}

/** @throws DaybookError `invalid` when the file is damaged */
export function readManifest(folder: string, source: string): Manifest {
  const file = join(folder, MANIFEST_NAME);
  const read = attempt(() => readFileSync(file, 'utf8'));
  if ('error' in read) {
    if (errnoOf(read.error) === 'ENOENT')
      return { folder, source, pages: new Map(), attachments: new Map(), isCurrent: true };
    throw read.error;
  }
  const parsed = attempt(() => ManifestSchema.parse(JSON.parse(read.value)));
  if ('error' in parsed) {
    throw new DaybookError('invalid', `${file} cannot be read, so it is not known which files were edited.`, {
      hint: 'Remove that file: every note is then compared with the import, and one that differs gets a copy beside it.',
      cause: parsed.error,
    });
  }
  const { pages, attachments, format } = parsed.value;
  if (parsed.value.source !== source) {
    throw new DaybookError('invalid', `${folder} already holds the import of ${parsed.value.source}.`, {
      hint: `Name another folder for ${source} with --into.`,
    });
  }
  return {
    folder,
    source,
    pages: new Map(Object.entries(pages)),
    attachments: new Map(Object.entries(attachments)),
    isCurrent: format === FORMAT,
  };
}

/** All or nothing. */
export function writeManifest({ folder, source, pages, attachments }: Manifest): void {
  const file = join(folder, MANIFEST_NAME);
  const data = {
    format: FORMAT,
    source,
    pages: Object.fromEntries(pages),
    attachments: Object.fromEntries(attachments),
  };
  writeFileSync(`${file}.tmp`, `${JSON.stringify(data, null, 1)}\n`);
  renameSync(`${file}.tmp`, file);
}
