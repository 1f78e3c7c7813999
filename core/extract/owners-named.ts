import type { Lines } from '../notes/lines.ts';
import type { Extractable } from './extract.ts';
import type { NameFound, TaskItem } from './facts.ts';
import { isAllCapitals, isNameLike } from './people/name-words.ts';
import { isPlausible } from './tasks/nobody.ts';

/**
 * Who owns items, where that says that they are somebody: a cell of the column for it, `Ann to …`, `Ann will …`. Words before a
 * colon may be what an item is about.
 */
export function findOwners({ outline: { lines } }: Extractable, tasks: readonly TaskItem[]): NameFound[] {
  const found: NameFound[] = [];
  if (tasks.length === 0) return found;
  for (const { line, owners, maybeOwners = [] } of tasks) {
    for (const name of owners) {
      if (!isNameLike(name) || isAllCapitals(name) || !/^\p{Lu}/u.test(name)) continue;
      const written = lines.slice(line, line);
      if (/^\s*\|/.test(written) || isDoer(written, name)) found.push({ name, why: 'owner', line, alias: null });
    }
    if (maybeOwners.length > 0) addDoers(found, { lines, line, names: maybeOwners });
    for (const name of maybeOwners)
      if (/^\p{Lu}\p{M}*\p{Ll}/u.test(name) && lines.slice(line, line).includes(`${name}: `))
        found.push({ name, why: 'turn', line, alias: null });
  }
  return found;
}

/** `Ann adds a field` in a list of what is to be done, of somebody who signs what they say elsewhere in the note: `… (Ann)`. */
function addDoers(
  found: NameFound[],
  { lines, line, names }: { readonly lines: Lines; readonly line: number; readonly names: readonly string[] },
): void {
  const written = lines.slice(line, line);
  for (const name of names) {
    if (!/^\p{Lu}\p{M}*\p{Ll}/u.test(name) || !begins(written, name)) continue;
    const isSigned = lines.text.includes(`(${name})`) || lines.text.includes(`, ${name})\n`);
    if (isSigned) found.push({ name, why: 'owner', line, alias: null }, { name, why: 'addressed', line, alias: null });
  }
}

/** True for a line that begins with a name and what that person does. */
function begins(line: string, name: string): boolean {
  const at = line.indexOf(name);
  return at !== -1 && /^\W*$/.test(line.slice(0, at)) && /^ [a-z]+s /.test(line.slice(at + name.length));
}

function isDoer(line: string, name: string): boolean {
  const at = line.indexOf(name);
  if (at === -1 || !isPlausible(name.split(' ', 1)[0] ?? name)) return false;
  return /^(?:\]\])? (?:to|will) [a-z]/.test(line.slice(at + name.length, at + name.length + 12));
}
