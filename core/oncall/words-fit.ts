import { expansionsOf } from '../ask/query/expansion.ts';
import { hasWord } from '../ask/query/same-word.ts';
import { contentStems, fold } from '../ask/query/words.ts';
import { camelParts } from '../notes/camel-parts.ts';
import type { ChunkRow } from '../store/chunks.ts';
import { tellingWeight } from './general-words.ts';

/** Another word for the same thing is half as good as the word. */
const OTHER_WORD = 0.5;
/** What a page is called says what it is about: a title that the alert speaks of whole is worth a quarter of the alert. */
const TITLE_SHARE = 0.25;
/** Of two sets of invented alerts, pages that fit have .55 and more and others .52 and less; of a third, 12 of 15 and 14 of 15. */
export const LEAST_FIT = 0.53;
/** Where vectors say that it fits, so much of it must stand there in words. */
export const LEAST_FIT_BESIDE_MEANING = 0.2;

const IDENTIFIER = /[\p{L}\p{N}]+/gu;

/** A text with its identifiers as words: `KubePodPending` counts as three words, and not as a fourth. */
function inWords(text: string): string {
  return text.replace(IDENTIFIER, (word) => {
    const parts = camelParts(word);
    return parts.length > 1 ? parts.join(' ') : word;
  });
}

/** A path, an address, an image: one name, whose parts by themselves say only where it is. */
const ADDRESS = /[\w@.:-]*\/[\w@./:-]*\w/g;

/** The words of addresses that stand nowhere else, each with the address that it is of. */
function partsOfAddresses(said: string): ReadonlyMap<string, string> {
  const elsewhere = contentStems(said.replace(ADDRESS, ' '));
  const addresses = said.match(ADDRESS) ?? [];
  const parts = addresses.flatMap((address) => [...contentStems(address)].map((one) => [one, fold(address)] as const));
  return new Map(parts.filter(([one]) => !elsewhere.has(one)));
}

/** What of some words is found, by weight: 0 to 1. */
function shareOf(wanted: ReadonlySet<string>, found: (stem: string) => number): number {
  let total = 0;
  let held = 0;
  for (const one of wanted) {
    const weight = tellingWeight(one);
    total += weight;
    held += weight * found(one);
  }
  return total === 0 ? 0 : held / total;
}

/**
 * How far a passage is about an alert by its words alone: the share of what the alert says that stands in it, and how much of
 * the page's title the alert speaks of. Words that stand in alerts everywhere count little. How rare a word is in the
 * notes says nothing here: in a dozen of them every word is rare.
 */
export function wordsFit(asked: string): (passage: Pick<ChunkRow, 'title' | 'headings' | 'path' | 'text'>) => number {
  const said = inWords(asked);
  const wanted = contentStems(said);
  const addressOf = partsOfAddresses(said);
  const others = expansionsOf(said);
  return ({ title, headings, path, text }) => {
    const own = contentStems(inWords(`${title} ${headings.join(' ')} ${path} ${text}`));
    const raw = fold(text);
    const share = shareOf(wanted, (one) => {
      const address = addressOf.get(one);
      if (address !== undefined) return Number(raw.includes(address));
      if (hasWord(own, one)) return 1;
      return [...(others.get(one) ?? [])].some((other) => own.has(other)) ? OTHER_WORD : 0;
    });
    const isSpokenOf = (one: string) => Number(hasWord(wanted, one) && !addressOf.has(one));
    return share + TITLE_SHARE * shareOf(contentStems(inWords(title)), isSpokenOf);
  };
}
