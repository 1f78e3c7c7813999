/** Slips of the pen between two spellings of one name. */
const MAX_SLIPS = 2;

/**
 * True when two full names, which a list gives with the same initials or handle, are one name: a slip of the pen apart,
 * or with a first name cut short (`Dan Lee`, `Daniel Lee`).
 */
export function isSameSpelled(a: string, b: string): boolean {
  if (slipsBetween(a, b) <= MAX_SLIPS) return true;
  const [one, two] = [a.split(' '), b.split(' ')];
  if (one.at(-1) !== two.at(-1)) return false;
  const [first = '', other = ''] = [one[0], two[0]];
  return first.startsWith(other) || other.startsWith(first);
}

/** True when two names have a word in common. */
export function sharesWord(a: string, b: string): boolean {
  const words = new Set(a.split(' '));
  return b.split(' ').some((word) => words.has(word));
}

/** Characters to add, leave out or change to get from one text to the other; more than `MAX_SLIPS` counts as that plus one. */
function slipsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MAX_SLIPS) return MAX_SLIPS + 1;
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const changed = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(changed, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above.at(-1) ?? 0;
}
