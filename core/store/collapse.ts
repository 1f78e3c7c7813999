/*
 * One look at the bytes of a chunk: its white space collapsed, and whether it holds anything that identifier parts are
 * made of. The loop has no branches but its end: which byte is a space cannot be foretold, and wrong guesses were half its time.
 */

/** UTF-8, looked at. */
export interface Collapsed {
  /** With every run of ASCII white space as one space, and none at either end; valid until the next text. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** A capital after a small letter or a digit. */
  readonly hasHump: boolean;
  /** Characters of three bytes or more. */
  readonly hasWide: boolean;
}

const SPACE = 1;
const LOW = 2;
const CAPITAL = 4;
const WIDE = 8;

const CLASS_OF_BYTE = new Uint8Array(256);
/** White space becomes a space, everything else itself. */
const SHOWN_AS = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const isSpace = byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
  const isLow = (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39);
  const isCapital = byte >= 0x41 && byte <= 0x5a;
  SHOWN_AS[byte] = isSpace ? 0x20 : byte;
  CLASS_OF_BYTE[byte] =
    (isSpace ? SPACE : 0) | (isLow ? LOW : 0) | (isCapital ? CAPITAL : 0) | (byte >= 0xe0 ? WIDE : 0);
}

/** Grown for the longest text so far. */
let target = new Uint8Array(64 * 1024);

const LENGTH_SHIFT = 2;

/** Returns the length, shifted, with bit 0 for a hump and bit 1 for wide characters. */
function collapseInto(into: Uint8Array, bytes: Uint8Array): number {
  let end = 0;
  let before = SPACE;
  let humps = 0;
  let all = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const kind = CLASS_OF_BYTE[byte] ?? 0;
    into[end] = SHOWN_AS[byte] ?? 0;
    end += 1 - (kind & before & SPACE);
    humps |= (kind >> 1) & before;
    all |= kind;
    before = kind;
  }
  if ((before & SPACE) === SPACE && end > 0) end--;
  return (end << LENGTH_SHIFT) | (humps & LOW ? 1 : 0) | (all & WIDE ? 2 : 0);
}

export function collapse(bytes: Uint8Array): Collapsed {
  if (target.length <= bytes.length) target = new Uint8Array(bytes.length * 2);
  const found = collapseInto(target, bytes);
  return {
    bytes: target.subarray(0, found >> LENGTH_SHIFT),
    hasHump: (found & 1) === 1,
    hasWide: (found & 2) === 2,
  };
}
