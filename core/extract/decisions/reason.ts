import { folded } from './words.ts';

const BECAUSE =
  /(?:^|[\s,;(–—-])(?:because(?: of)?|due to|owing to|given that|on the grounds that|since(?= (?:it|we|they|that|this|there|the|our|i|all|most|no|nobody|[a-z]+ (?:is|are|was|were|has|have|can|does|do)\b))|as(?= (?:it|we|they|this|there|that|i|the (?:[\p{L}-]+ ){1,3}(?:is|are|was|were|has|have|had|can|cannot|could)) ))\s+/iu;
const PURPOSE = /[\s,;](?=(?:so that|in order to|to achieve)\s)/iu;
const REASON = /(?:^|[.;]\s+)(?:the )?(?:reasons?|rationale|why)(?: (?:is|was|being)(?: that)?)?\s*:?\s+(?=\S)/iu;

/**
 * Why, as a sentence says it: what follows `because`, `since it`, `due to`, `so that`.
 *
 * @returns copied up to the end of that sentence; null when it says none
 */
export function rationaleIn(text: string): string | null {
  for (const pattern of [BECAUSE, REASON, PURPOSE]) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const rest = text.slice(found.index + found[0].length);
    const end = /[.!?](?=\s|$)|\n/.exec(rest)?.index ?? rest.length;
    const reason = folded(rest.slice(0, end)).replace(/[\s,;:)*_]+$/, '');
    if (reason.length > 2) return reason;
  }
  return null;
}
