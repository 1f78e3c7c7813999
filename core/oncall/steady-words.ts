import { leadsToCode, maskAtom, type MaskedAtom } from '../extract/errors/signature-atoms.ts';

/** A mark of something volatile, as `maskAtom` writes it. */
const MARK = /<\w+>/;
const MARKS = /<\w+>/g;
const ATOM = /[^\s"'`()[\]{}<>,;=|]+/g;
/** `HTTP 503`, `exited with 137`. */
const CODE = /^\d{3}$/;
/** Where it happened, which no runbook turns on. */
const PLACE = /^(?:prod|prd|production)$/i;

/** What is left of an atom, in words where it is a name: of `us-east-1` that is `us east`, which `useast` is not. */
function wordsOf({ text, tokens }: MaskedAtom): readonly string[] {
  const isName = tokens.length === 1 && !/[/\\@:]/.test(text);
  return isName ? (text.replaceAll(MARKS, ' ').match(/[\p{L}\p{N}]+/gu) ?? tokens) : tokens;
}

/**
 * What somebody typed about an alert, without hosts' numbers, addresses, quantities, times and ids: `Disk full on db-3`
 * is looked for as `Disk full on`, `load on web01 above 34.2 for 10m` as `load on web above for`. No page names them,
 * and what stands in no note speaks against every page. A text of nothing else stays as it is.
 */
export function steadyWords(text: string): string {
  let before = '';
  const kept = text.replace(ATOM, (atom) => {
    if (PLACE.test(atom)) return '';
    const word = atom.replace(/[.:!?]+$/, '');
    const masked = maskAtom(word, CODE.test(word) || leadsToCode(before));
    before = word;
    return MARK.test(masked.text) ? wordsOf(masked).join(' ') : atom;
  });
  return /\p{L}{3}/u.test(kept) ? kept.replaceAll(/[ \t]{2,}/g, ' ').trim() : text;
}
