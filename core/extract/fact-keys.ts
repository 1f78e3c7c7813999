import type { Outline } from '../notes/outline.ts';
import { itemKey } from './tasks/task-match.ts';
import { readFields } from './tasks/fields.ts';
import { readKeyword } from './tasks/keyword.ts';
import { stateOfSuffix } from './tasks/suffix.ts';
import { textId } from './text-id.ts';

/** A fact before it has its key. */
interface Keyless {
  /** `ordinal` of its section. */
  readonly section: number;
  /** What it says, without what changes with its state. */
  readonly words: string;
}

/**
 * What each fact of a note is known by within it: the headings above, which one of several sections with these headings it
 * stands in, its words, and which one of several with the same words it is there. Nothing that is written in another
 * section goes into it: editing one changes no id in another.
 */
export function keysOf({ sections }: Outline, facts: readonly Keyless[]): string[] {
  if (facts.length === 0) return [];
  let places = PLACES.get(sections);
  if (places === undefined) PLACES.set(sections, (places = placesOf(sections)));
  const number = createNumbers();
  return facts.map(({ section, words }) => textId(number(`${places[section] ?? ''}\n${words}`)));
}

/** Items and decisions of a note stand in the same sections. */
const PLACES = new WeakMap<Outline['sections'], readonly string[]>();

/** Gives each text its number among those that are equal. */
function createNumbers(): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const nth = seen.get(text) ?? 0;
    seen.set(text, nth + 1);
    return `${text}\n${nth}`;
  };
}

/** Sections are numbered among those of one name below one heading: a part that is added elsewhere renumbers none here. */
function placesOf(sections: Outline['sections']): string[] {
  const names = new Map<string, string>();
  const number = createNumbers();
  const places: string[] = [];
  for (const { heading, parent } of sections) {
    const name = heading === null ? '' : (names.get(heading) ?? headingName(heading));
    if (heading !== null) names.set(heading, name);
    places.push(number(`${parent === null ? '' : (places[parent] ?? '')}\n${name}`));
  }
  return places;
}

/** `[2/5]`, `[40%]`: how much of what stands below is done. */
const PROGRESS = /\[\d{0,4}(?:\/\d{0,4}|%)\]/g;

/** A heading may be an item itself: what changes with its state is no part of its name. */
function headingName(heading: string): string {
  const keyword = readKeyword(heading, 0);
  const text = keyword?.kind === 'state' ? heading.slice(keyword.end) : heading;
  return itemKey(withoutAsides(readFields(text).text.replaceAll(PROGRESS, ' '))) || heading;
}

/** The words of an item, whoever is to do it: without what the end of a line says of its state, and the reason for that. */
export function wordsOfItem(text: string): string {
  const lines = text.split('\n').map((line) => withoutAsides(stateOfSuffix(line)?.text ?? line));
  return itemKey(lines.join(' ')) || itemKey(text) || text.trim();
}

function withoutAsides(text: string): string {
  let rest = text.trimEnd();
  while (rest.endsWith(')')) {
    const open = rest.lastIndexOf('(');
    if (open <= 0 || rest.lastIndexOf(')', rest.length - 2) > open) break;
    rest = rest.slice(0, open).trimEnd();
  }
  return rest;
}
