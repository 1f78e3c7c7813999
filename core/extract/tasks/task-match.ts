/*
 * When two items on different days are one: their words decide.
 */

const MARKS = /[*_`~"“”‘’']+|\]\([^)]*\)|[[\]]/g;
const LINK_OR_WORD = /https?:\/\/\S+|[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}_./#@+-]*/gu;

/** What two spellings of one item have in common: letters, digits and links, in the order of the text. */
export function itemKey(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(MARKS, ' ');
  return (plain.match(LINK_OR_WORD) ?? []).map((word) => word.replace(/[./#@+-]+$/, '')).join(' ');
}

/** An item's words, ready to be compared. */
export interface ItemWords {
  readonly words: readonly string[];
  /** Those with a digit: of one item they are the same. */
  readonly numbers: string;
}

export function itemWords(key: string): ItemWords {
  const words = key.split(' ');
  const numbers = words.filter((word) => HAS_DIGIT.test(word));
  return { words, numbers: numbers.toSorted().join(' ') };
}

const HAS_DIGIT = /\p{N}/u;
/** Items that differ by an article only are the same when they have so many other words. */
const ALIKE_MIN = 3;

function isTelling(word: string): boolean {
  return word !== 'the' && word !== 'a' && word !== 'an';
}

/** So many words must be the same, and so many may be added or left out. */
const SAME_MIN = 4;
const EXTRA_MAX = 2;
const TYPO_MIN_CHARS = 5;
/** Words that make another item of one: where, whether, which way. */
const TELLING =
  /^(?:not|no|without|prod|production|staging|stage|dev|test|tests|qa|uat|preprod|v\d+|first|second|third|next|last|again|re|undo|revert|rollback|remove|add|enable|disable|left|right|old|new|read|write|client|server|frontend|backend|ios|android|web|mobile|linux|macos|windows|eu|us|part|phase)$/;

/**
 * True when an item's words are those of another after a small edit: slips of the pen, and a word or two added or left
 * out. A number, or a word that tells one item from another, may not differ.
 */
export function isNear(one: ItemWords, other: ItemWords): boolean {
  if (one.numbers !== other.numbers) return false;
  const left = one.words.filter(isTelling);
  const right = other.words.filter(isTelling);
  if (left.length >= ALIKE_MIN && left.join(' ') === right.join(' ')) return true;
  if (Math.abs(left.length - right.length) > EXTRA_MAX) return false;
  const unmatched: string[] = [];
  const rest = [...right];
  let same = 0;
  for (const word of left) {
    const at = rest.indexOf(word);
    if (at === -1) unmatched.push(word);
    else {
      rest.splice(at, 1);
      same += 1;
    }
  }
  for (const word of unmatched.slice()) {
    const at = rest.findIndex((candidate) => isTypo(word, candidate));
    if (at === -1) continue;
    rest.splice(at, 1);
    unmatched.splice(unmatched.indexOf(word), 1);
    same += 1;
  }
  // A word for a word is another item: `for the leases`, `for the queues`.
  if (same < SAME_MIN || (unmatched.length > 0 && rest.length > 0)) return false;
  const extra = [...unmatched, ...rest];
  return extra.length <= EXTRA_MAX && extra.every((word) => !TELLING.test(word));
}

/** One letter added, left out, changed or swapped with its neighbour, in words that are not short. */
function isTypo(one: string, other: string): boolean {
  if (one.length < TYPO_MIN_CHARS || other.length < TYPO_MIN_CHARS) return false;
  if (Math.abs(one.length - other.length) > 1) return false;
  if (TELLING.test(one) || TELLING.test(other)) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  const shorter = Math.min(one.length, other.length);
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const left = one.slice(start, one.length - end);
  const right = other.slice(start, other.length - end);
  // A plural is another thing in code, and at its first letter a word is another word.
  if (start === 0 || (left + right === 's' && end === 0)) return false;
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && left[0] === right[1] && left[1] === right[0]);
}
