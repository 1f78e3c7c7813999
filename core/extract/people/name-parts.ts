import type { Entry } from '../../notes/outline.ts';
import type { Extractable } from '../extract.ts';
import { knownNames } from './note-people.ts';
import { isOfPeople } from './people-words.ts';
import { isProjectReport } from './project-report.ts';
import { signedNames } from './signed-names.ts';
import { nameAlone } from './speaker.ts';
import { kindOfWording } from './update-kind.ts';

const MIN_PEOPLE = 2;
/** Of the names that head lists in one part of a note, those of whom it must be sure: the others are things. */
const MIN_SHARE = 0.5;

const PARTS = new WeakMap<Extractable, ReadonlySet<string>>();

/**
 * True for somebody whose name stands alone above a list, as those of others do beside it: `@ann` or `**Ann**`, and below it
 * what she says. By the handle, or because the note itself shows that most of them are people.
 */
export function headsPart(note: Extractable, name: string): boolean {
  let parts = PARTS.get(note);
  if (parts === undefined) PARTS.set(note, (parts = readParts(note)));
  return parts.size > 0 && parts.has(name.toLowerCase());
}

/** What stands below the same names in one section. */
interface Side {
  readonly names: Set<string>;
  readonly sure: Set<string>;
}

function readParts(note: Extractable): ReadonlySet<string> {
  const { entries } = note.outline;
  const sides = new Map<number, Side>();
  for (const [at, entry] of entries.entries()) {
    const below = entries[at + 1];
    if (below === undefined || !opens(entry, below)) continue;
    const name = nameAlone(entry.text)?.toLowerCase();
    if (name === undefined) continue;
    let side = sides.get(entry.section);
    if (side === undefined) sides.set(entry.section, (side = { names: new Set(), sure: new Set() }));
    side.names.add(name);
    const lines = linesBelow(entries, at);
    if (isSure(note, { entry, lines, name })) side.sure.add(name);
    else if (lines.every((line) => isProjectReport(line) || kindOfWording(line) === 'update')) side.names.delete(name);
  }
  const found = new Set<string>();
  const sure = new Set([...sides.values()].flatMap((side) => [...side.sure]));
  for (const { names } of sides.values()) {
    const known = [...names].filter((name) => sure.has(name)).length;
    if (known >= MIN_PEOPLE && known >= names.size * MIN_SHARE) for (const name of names) found.add(name);
  }
  return found;
}

const NAME_MAX_CHARS = 40;

/** True for a short line with a list below it. */
function opens(entry: Entry, below: Entry): boolean {
  if (entry.kind === 'row' || entry.text.length > NAME_MAX_CHARS || below.section !== entry.section) return false;
  if (entry.kind === 'item') return below.depth > entry.depth;
  return below.kind === 'item' && below.line <= entry.endLine + 2;
}

function isSure(
  note: Extractable,
  { entry, lines, name }: { readonly entry: Entry; readonly lines: readonly string[]; readonly name: string },
): boolean {
  if (/^[*_]{0,3}@/.test(entry.text)) return true;
  if (knownNames(note).has(name) || signedNames(note).has(name)) return true;
  return lines.some((line) => isOfPeople(line) && !isProjectReport(line));
}

/** Lines below a name that are read for how they are worded. */
const READ_LINES = 8;

function linesBelow(entries: readonly Entry[], at: number): string[] {
  const head = entries[at];
  const lines: string[] = [];
  for (let next = at + 1; next < entries.length && lines.length < READ_LINES; next++) {
    const entry = entries[next];
    if (head === undefined || entry === undefined || entry.kind !== 'item' || entry.section !== head.section) break;
    if (head.kind === 'item' && entry.depth <= head.depth) break;
    lines.push(entry.text);
  }
  return lines;
}
