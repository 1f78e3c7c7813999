import type { NoteKind } from '../../contract/kinds.ts';
import type { Chip, ChipKind, Filters } from '../../contract/search.ts';
import type { FactBase } from '../../extract/fact-base.ts';
import { peopleIn } from './people.ts';
import { sayNames } from './list.ts';
import { timeChip } from './query.ts';
import type { Query } from '../query/query.ts';
import type { TimeSpan } from '../query/time.ts';
import { isStopWord, wordsOf } from '../query/words.ts';

/** A search text, with what is clearly a filter taken out of it. */
export interface SearchWords {
  /** What is left to search for; empty when the text only names filters. */
  readonly text: string;
  /** The filters of the request with those that the words name. */
  readonly filters: Filters;
  readonly chips: readonly Chip[];
}

/** A question is asked of all notes: a name or kind in it may be its subject. */
const QUESTION =
  /^\s*(?:what|who|whom|whose|how|why|when|where|which|did|do|does|is|are|was|were|can|could|should|would|will|has|have)(?!\p{L})/iu;

/** Notes of a kind, in words that mean nothing else at the start or end of a search. */
const KINDS: readonly (readonly [label: string, kinds: readonly NoteKind[], words: string])[] = [
  // Many keep their standups in the journal.
  ['standups', ['standup', 'journal'], '(?:stand-?ups|stand-?up notes|dailies)'],
  ['meetings', ['meeting'], '(?:meetings|meeting notes|meeting minutes)'],
  ['runbooks', ['runbook'], '(?:runbooks|playbooks)'],
  ['decision records', ['decision'], '(?:decision records|adrs)'],
  ['journal', ['journal'], '(?:journal entries|diary entries|diary)'],
];
const KIND_PATTERNS = KINDS.map(([label, kinds, words]) => ({
  label,
  kinds,
  pattern: new RegExp(
    `^(?:(?:in|all|my|our|the) )*${words}(?: (?:in|from|of|about|on|for|with|since|where|that mention))?(?![\\p{L}-])|(?<![\\p{L}-])(?:(?:in|from|of) (?:the |my |our )?)?${words}$`,
    'iu',
  ),
}));

/** A name behind one of these is who said or wrote it. */
const NAMED = /(?:^|\s)(?:from|by|of|person|author|said by|with)(?::\s*|\s+)$/iu;

/** Without one of these no word of a search is taken for a person, and putting the people together takes its time. */
const MAY_NAME = /@|['’]s(?!\p{L})|(?:^|\s)(?:from|by|of|person|author|with)(?::\s*|\s+)\S/iu;

function without(text: string, from: number, to: number): string {
  return `${text.slice(0, from)} ${text.slice(to)}`.replaceAll(/\s+/g, ' ').trim();
}

interface Reading {
  text: string;
  filters: Filters;
  readonly chips: Chip[];
}

function readTime(reading: Reading, time: TimeSpan): void {
  const at = reading.text.indexOf(time.words);
  if (at !== -1) reading.text = without(reading.text, at, at + time.words.length);
  reading.chips.push(...timeChip(time));
}

function readKind(reading: Reading): void {
  if (reading.filters.kind !== undefined) return;
  for (const { label, kinds, pattern } of KIND_PATTERNS) {
    const match = pattern.exec(reading.text);
    if (match === null) continue;
    reading.text = without(reading.text, match.index, match.index + match[0].length);
    reading.filters = { ...reading.filters, kind: [...kinds] };
    reading.chips.push({ kind: 'kind', label, value: kinds.join(', ') });
    return;
  }
}

function readPerson(reading: Reading, facts: FactBase): void {
  if (reading.filters.person !== undefined) return;
  if (reading.chips.length === 0 && !MAY_NAME.test(reading.text)) return;
  const people = peopleIn(reading.text, facts);
  const [person] = people;
  const [name] = person?.names ?? [];
  if (person === undefined || name === undefined || people.length > 1 || person.names.length > 1) return;
  const written = reading.text.slice(person.from, person.to);
  // `Error from TOC`: short capitals are initials only where a handle says so.
  if (written.length <= 3 && written === written.toUpperCase()) return;
  const lead = NAMED.exec(reading.text.slice(0, person.from))?.[0];
  const isHandle = reading.text[person.from] === '@';
  const owns = /^['’]s(?!\p{L})/u.exec(reading.text.slice(person.to))?.[0] ?? '';
  const rest = without(reading.text, person.from, person.to + owns.length);
  const isAlone = wordsOf(rest).every(({ text }) => isStopWord(text)) && reading.chips.length > 0;
  if (lead === undefined && !isHandle && owns === '' && !isAlone) return;
  reading.text = without(reading.text, person.from - (lead?.trimStart().length ?? 0), person.to + owns.length);
  reading.filters = { ...reading.filters, person: name };
  reading.chips.push({ kind: 'person', label: sayNames(person.names), value: name });
}

/**
 * Takes what is clearly a filter out of a search text: its time, a kind of notes at its start or end, a person behind
 * `from`, `by` or `@`. A question or an error message keeps its words, only its time is a filter.
 */
export function readSearch(
  query: Query,
  context: { readonly facts: FactBase | null | undefined; readonly without: readonly ChipKind[] | undefined },
): SearchWords {
  const off = new Set(context.without ?? []);
  const reading: Reading = { text: query.text, filters: { ...query.filters }, chips: [] };
  if (query.span !== null) readTime(reading, query.span);
  if (query.kind !== 'error' && !QUESTION.test(query.text) && !query.text.includes('\n')) {
    if (!off.has('kind')) readKind(reading);
    if (!off.has('person') && context.facts) readPerson(reading, context.facts);
  }
  const isEmpty = reading.chips.length > 0 && wordsOf(reading.text).every((word) => isStopWord(word.text));
  return { text: isEmpty ? '' : reading.text, filters: reading.filters, chips: reading.chips };
}
