/** What somebody did about an error, and why it came. */
export const REMEDY =
  /\b(?:fix\w*|caused?|because|solved|resolved|moved|raised|restarted|patched|reran|rolled back|reverted|is gone|replaced|set|increased|added|removed|upgraded|disabled|enabled|workaround|skipped|replayed|deleted|freed|cleared|purged|unblocked|reattached|reseated|swapped|renewed)\b/i;

/** `how did we fix it`, `what fixed it`: asks for what was done about a trouble that was there. */
const ASKS_REMEDY =
  /\bhow (?:did|was|were|has|have|had|come)\b.*\b(?:fix(?:ed)?|solved?|resolved?|repair(?:ed)?|mend(?:ed)?|cured?|sort(?:ed)?(?: \S+){0,4} out|g[eo]t rid of)\b|\bwhat (?:fixed|solved|resolved|cured|repaired)\b/i;

/** A trouble, however it shows. */
const TROUBLE =
  /\b(?:troubles?|problems?|issues?|errors?|bugs?|buggy|outages?|incidents?|fail\w*|br(?:eaks?|oken?)|crash\w*|down|stuck|hangs?|hung|frozen?|slow\w*|wrong\w*|missing|lost|leak\w*|loop\w*|time ?outs?|timed out|too \w+|full|corrupt\w*|kill\w*|died|dies|oom\w*|panic\w*|exceptions?|denied|refused|unable|cannot|(?:d(?:id|oes|o)|is|are|was|were|could|would|can) not|no longer|conflict\w*|duplicate\w*|stale|alert\w*|fires?|fired|firing|symptoms?|spik\w*|backlog|drift\w*|flak\w*)\b|n['’]t\b/i;
/** Its end, or a change that may have been it. */
const MENDED =
  /\b(?:resolve|solve|repair\w*|mend\w*|cured?|sorted|correct\w*|cleared|turned out|root cause|due to|works?|worked|working|healthy|recover\w*|back|again|restart\w*|reinstall\w*|rebuil[dt]|reset|renewed|rotated|bumped|pinned|tuned|chang\w*|switched|lowered|reduced|dropped|deleted|limited|scaled|went from|instead|helped|did it|the trick)\b/i;

/** True for a question what was done about a trouble that was there. */
export function asksRemedy(question: string): boolean {
  return ASKS_REMEDY.test(question);
}

/** True for a word that says that something was wrong, and not what. */
export function isTroubleWord(word: string): boolean {
  return TROUBLE.test(word);
}

/**
 * True where what was done about a trouble is asked for and a text tells neither of a trouble nor of its end: then it only
 * shares a word with the question.
 */
export function isBesideRemedy(question: string, text: string): boolean {
  return ASKS_REMEDY.test(question) && ![REMEDY, TROUBLE, MENDED].some((pattern) => pattern.test(text));
}
