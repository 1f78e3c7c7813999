// The core in few files, made of its sources by `bundle.mjs`: a command takes about four fifths of the time when Node need not look
// for four hundred. Plain JavaScript, as the files that start Daybook are.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const BUNDLE_DIR = join(ROOT, 'out', 'core');
/** Which sources the bundle was made of; written last. */
export const STAMP_FILE = join(BUNDLE_DIR, 'sources.txt');

/** Programs that other files start, by the name of their bundle; and the indexer, which `npm run bench` runs by itself. */
export const PROGRAMS = {
  main: 'core/cli/main.ts',
  start: 'core/cli/start/start.ts',
  indexer: 'core/ingest/indexer.ts',
  'index-worker': 'core/ingest/index-worker.ts',
  'parse-worker': 'core/ingest/parse-worker.ts',
  'embed-worker': 'core/models/embed-worker.ts',
  'generate-worker': 'core/models/generate-worker.ts',
};

/** A line for each file that the bundle was made of: its name, when it was last changed, and its size. */
export function stampOf(files) {
  return files.map((file) => `${file} ${stateOf(file)}`).join('\n');
}

function stateOf(file) {
  const stat = statSync(ROOT + file, { throwIfNoEntry: false });
  return `${stat?.mtimeMs} ${stat?.size}`;
}

/** A new module is imported by one that was changed, so that the files of before tell it. Takes a few milliseconds. */
function isFresh() {
  if (!existsSync(STAMP_FILE)) return false;
  const lines = readFileSync(STAMP_FILE, 'utf8').split('\n');
  return lines.every((line) => {
    const end = line.indexOf(' ');
    return stateOf(line.slice(0, end)) === line.slice(end + 1);
  });
}

/**
 * Where a program is to be loaded from: its bundle when that was made of these very sources, else its source, which does
 * the same.
 *
 * @param {keyof typeof PROGRAMS} name
 * @returns {string} a file URL
 */
export function programUrl(name) {
  const source = new URL(`../../${PROGRAMS[name]}`, import.meta.url).href;
  return isFresh() ? new URL(`../../out/core/${name}.js`, import.meta.url).href : source;
}
