import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DaybookError } from '../../core/errors.ts';
import { setStateInLine } from '../../core/extract/tasks/task-line.ts';
import { editLine } from '../../core/notes/edit-file.ts';

/*
 * Changes items under everything that goes wrong, and counts what was lost. `node test/bench/edit-file.ts [RUNS]`
 */

const CHILD = new URL('../helpers/edit-child.ts', import.meta.url).pathname;
const OPEN = '- [ ] write the summary';
const DONE = '- [x] write the summary';

export interface EditTally {
  runs: number;
  /** Runs after which bytes of the file were neither the old nor the new ones. */
  lost: number;
  /** Edits that were refused, as they must be. */
  refused: number;
  readonly kinds: Record<string, number>;
}

/** Runs each kind of trouble its share of `runs` times. */
export async function runEdits(runs: number): Promise<EditTally> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-edits-'));
  const tally: EditTally = { runs: 0, lost: 0, refused: 0, kinds: {} };
  const shares: readonly (readonly [string, number, (place: Place) => Promise<number> | number])[] = [
    ['kill', 0.3, killed],
    ['full disk', 0.1, fullDisk],
    ['concurrent', 0.1, concurrent],
    ['endings', 0.3, endings],
    ['read-only', 0.05, readOnly],
    ['symlink', 0.1, symlink],
    ['gone', 0.05, gone],
  ];
  for (const [kind, share, run] of shares) {
    for (let index = 0; index < Math.max(1, Math.round(runs * share)); index++) {
      const place = { folder: join(folder, `${kind.replace(' ', '-')}-${index}`), index, tally };
      mkdirSync(place.folder);
      tally.lost += await run(place);
      tally.runs += 1;
      tally.kinds[kind] = (tally.kinds[kind] ?? 0) + 1;
    }
  }
  rmSync(folder, { recursive: true, force: true });
  return tally;
}

interface Place {
  readonly folder: string;
  readonly index: number;
  readonly tally: EditTally;
}

/** A note of some size with the item on its second line. */
function noteOf(item: string, ending: string, lines = 200): string {
  const rest = Array.from({ length: lines }, (_, index) => `\tline ${index} about the queue — ünïcode`);
  return ['# Tuesday March 4th', item, ...rest].join(ending) + ending;
}

function write(place: Place, text: string): string {
  const file = join(place.folder, 'note.md');
  writeFileSync(file, text);
  return file;
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function setDone(file: string, expectedHash = hashOf(file), line = 2): void {
  editLine({
    file,
    expectedHash,
    line,
    change: (text) => setStateInLine(text, { state: 'done', reason: null, today: '2025-03-04' }),
  });
}

/** 1 when an edit that must be refused was not, or was refused without a sentence. */
function mustRefuse({ tally }: Place, edit: () => void): number {
  try {
    edit();
  } catch (error) {
    tally.refused += 1;
    return error instanceof DaybookError && error.message.includes('Nothing was changed') ? 0 : 1;
  }
  return 1;
}

function isEither(file: string, before: string, after: string): number {
  const now = readFileSync(file, 'utf8');
  return now === before || now === after ? 0 : 1;
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => void child.stdout?.once('data', () => resolve()));
}

function exited(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => void child.once('exit', () => resolve()));
}

/** kill -9 somewhere within an edit. */
async function killed(place: Place): Promise<number> {
  const file = write(place, noteOf(OPEN, '\n'));
  const child = spawn(process.execPath, [CHILD, 'edit', file, '2', '100000'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const end = exited(child);
  await ready(child);
  await new Promise((resolve) => setTimeout(resolve, (place.index * 7) % 60));
  child.kill('SIGKILL');
  await end;
  return isEither(file, noteOf(OPEN, '\n'), noteOf(DONE, '\n'));
}

/** A disk that takes only half of the file. */
function fullDisk(place: Place): number {
  const file = write(place, noteOf(OPEN, '\n', 4000));
  const script = `trap '' XFSZ; ulimit -f 32; exec "$0" "$@"`;
  const run = spawnSync('bash', ['-c', script, process.execPath, CHILD, 'edit', file, '2', '1'], { encoding: 'utf8' });
  if (run.stdout.includes('disk-full')) place.tally.refused += 1;
  const left = readdirSync(place.folder).length - 1;
  return readFileSync(file, 'utf8') === noteOf(OPEN, '\n', 4000) && run.stdout.includes('disk-full') && left === 0
    ? 0
    : 1;
}

const APPENDED = 40;

/** Another program adds lines while items are changed. */
async function concurrent(place: Place): Promise<number> {
  const file = write(place, noteOf(OPEN, '\n'));
  const other = spawn(process.execPath, [CHILD, 'append', file, '-', String(APPENDED)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = exited(other);
  await ready(other);
  const child = spawn(process.execPath, [CHILD, 'edit', file, '2', '12'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout?.on('data', (data: Buffer) => (said += data.toString()));
  await Promise.all([exited(child), end]);
  place.tally.refused += said.split('\n').filter((word) => word === 'invalid').length;
  const lines = readFileSync(file, 'utf8').split('\n');
  const added = new Set(lines.filter((line) => line.startsWith('other ')));
  return added.size === APPENDED && lines.length === 203 + APPENDED ? 0 : 1;
}

const FORMS: readonly ((item: string) => string)[] = [
  (item) => noteOf(item, '\r\n'),
  (item) => noteOf(item, '\r'),
  (item) => `\uFEFF${noteOf(item, '\r\n')}`,
  (item) => `# a\r\n${item}\nb\r\tc \r\n`,
  (item) => `# a\n\t\t${item}  \t\nb`,
  (item) => `# a\n${item}`,
];

/** Line endings, a byte order mark, tabs: only the item's own bytes change. */
function endings(place: Place): number {
  const form = FORMS[place.index % FORMS.length];
  if (form === undefined) return 1;
  const file = write(place, form(OPEN));
  setDone(file);
  return readFileSync(file, 'utf8') === form(DONE) ? 0 : 1;
}

function readOnly(place: Place): number {
  const file = write(place, noteOf(OPEN, '\n'));
  chmodSync(file, 0o444);
  return mustRefuse(place, () => setDone(file)) + isEither(file, noteOf(OPEN, '\n'), '');
}

function symlink(place: Place): number {
  const file = write(place, noteOf(OPEN, '\n'));
  const link = join(place.folder, 'link.md');
  symlinkSync('note.md', link);
  setDone(link);
  return lstatSync(link).isSymbolicLink() ? isEither(file, noteOf(DONE, '\n'), noteOf(DONE, '\n')) : 1;
}

function gone(place: Place): number {
  const file = write(place, noteOf(OPEN, '\n'));
  const hash = hashOf(file);
  rmSync(place.folder, { recursive: true });
  return mustRefuse(place, () => setDone(file, hash)) + (existsSync(place.folder) ? 1 : 0);
}

/** A disk of its own that is really full, where the system lets one be made; null elsewhere. */
export function onFullDisk(): { readonly code: string; readonly isKept: boolean } | null {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]);
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true });
    return null;
  }
  try {
    const file = join(folder, 'note.md');
    writeFileSync(file, noteOf(OPEN, '\n', 4000));
    let code = 'none';
    try {
      setDone(file);
    } catch (error) {
      code = error instanceof DaybookError ? error.code : String(error);
    }
    return {
      code,
      isKept: readFileSync(file, 'utf8') === noteOf(OPEN, '\n', 4000) && readdirSync(folder).length === 1,
    };
  } finally {
    execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log('full disk of its own:', JSON.stringify(onFullDisk()));
  console.log(JSON.stringify(await runEdits(Number(process.argv[2] ?? '1000'))));
}
