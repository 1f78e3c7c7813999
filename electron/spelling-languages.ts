import type { DictionaryState, SpellingState } from '../core/contract/shell.ts';

export interface SpellingFacts {
  /** Languages that the user chose; empty for those of the system. */
  readonly chosen: readonly string[];
  /** As the system prefers them: `de-AT`. */
  readonly system: readonly string[];
  /** Those that there are dictionaries of. */
  readonly available: readonly string[];
  /** Names of files in the folder of dictionaries. */
  readonly files: readonly string[];
  /** Of which a dictionary could not be fetched. */
  readonly failed: ReadonlySet<string>;
  readonly networkAllowed: boolean;
}

/** Which languages are checked, and where the dictionary of each is. None is fetched while the network is closed. */
export function spellingState(facts: SpellingFacts): Pick<SpellingState, 'dictionaries' | 'system'> {
  const system = unique(facts.system.flatMap((language) => nearest(language, facts.available)));
  const known = facts.chosen.filter((language) => facts.available.includes(language));
  const wanted = known.length > 0 ? known : system;
  return { system, dictionaries: wanted.map((language) => ({ language, state: stateOf(language, facts) })) };
}

function stateOf(language: string, { files, failed, available, networkAllowed }: SpellingFacts): DictionaryState {
  if (files.some((file) => languageOf(file, available) === language)) return 'here';
  if (!networkAllowed) return 'network-off';
  return failed.has(language) ? 'failed' : 'fetching';
}

/** Chromium calls them `en-US-10-1.bdic`, by the version of their format, and that of `de` `de-DE-3-0.bdic`. */
function languageOf(file: string, available: readonly string[]): string | null {
  const name = /^([a-z]{2,3}(?:-[a-z0-9]{2,8})?)-\d+-\d+\.bdic$/i.exec(file)?.[1]?.toLowerCase();
  if (name === undefined) return null;
  const called = (code: string | undefined) => available.find((one) => one.toLowerCase() === code);
  return called(name) ?? called(name.split('-')[0]) ?? null;
}

/** The language itself, else its country aside: `de-AT` has the dictionary `de`. */
function nearest(language: string, available: readonly string[]): readonly string[] {
  const [base = ''] = language.split('-');
  const same = available.find((one) => one.toLowerCase() === language.toLowerCase());
  const near = same ?? available.find((one) => one === base) ?? available.find((one) => one.startsWith(`${base}-`));
  return near === undefined ? [] : [near];
}

function unique(all: readonly string[]): readonly string[] {
  return [...new Set(all)];
}
