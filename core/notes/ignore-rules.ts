import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { attempt } from './attempt.ts';

const OWN_RULES = '.daybookignore';
/** Names of rule files; the later one may allow again what the earlier one ignores. */
const RULE_FILES = ['.gitignore', OWN_RULES];

/** Rules of a folder and of the folders above it, the nearest last. */
export type IgnoreRules = readonly {
  readonly folder: string;
  readonly rules: Ignore;
  /** Those of `.daybookignore` alone. */
  readonly own: Ignore;
}[];

/**
 * Adds the rule files of a folder to those of the folders above it.
 *
 * @param folder relative to the journal's root, with `/`; empty for the root
 * @param names what the folder holds
 */
export function withRulesOf(
  above: IgnoreRules,
  folder: { readonly path: string; readonly directory: string },
  names: ReadonlySet<string>,
): IgnoreRules {
  const present = RULE_FILES.filter((name) => names.has(name));
  if (present.length === 0) return above;
  const rules = ignore({ allowRelativePaths: false });
  const own = ignore({ allowRelativePaths: false });
  for (const name of present) {
    const text = attempt(() => readFileSync(join(folder.directory, name), 'utf8'));
    if ('error' in text) continue;
    rules.add(text.value);
    if (name === OWN_RULES) own.add(text.value);
  }
  return [...above, { folder: folder.path, rules, own }];
}

/** True for what no rule can bring back: dotfolders, dotfiles, `node_modules`. */
export function isAlwaysIgnored(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function within(folder: string, path: string): string {
  return folder === '' ? path : path.slice(folder.length + 1);
}

/** True for a file that a `.daybookignore` names with `!`: `!*.txt` asks for text files. */
export function isAskedFor(path: string, rules: IgnoreRules): boolean {
  const said = rules.map(({ folder, own }) => own.test(within(folder, path)));
  return said.findLast(({ ignored, unignored }) => ignored || unignored)?.unignored === true;
}

/** @param path relative to the journal's root, with `/`; a folder ends with `/` */
export function isIgnored(path: string, rules: IgnoreRules): boolean {
  let isOut = false;
  for (const { folder, rules: all } of rules) {
    const { ignored, unignored } = all.test(within(folder, path));
    if (ignored) isOut = true;
    else if (unignored) isOut = false;
  }
  return isOut;
}
