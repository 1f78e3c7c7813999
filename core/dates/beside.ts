/*
 * The words that stand beside a date in a heading: they tell a day (`Nov 22 standup`) from a sentence that names one.
 */

/** Words that say what kind of notes these are, and nothing of what they are about. */
const GENERIC =
  /(?<![\p{L}\d])(?:stand-?ups?|daily|scrum|sync|notes?|meeting|minutes|log|journal|diary|entry|updates?|status|report|retro(?:spective)?|planning|check-?ins?|1[:-]1|call|team|weekly|agenda|huddle|morning|evening|afternoon|night|today|work|dev|day(?: (?:one|two|three|four|five|\d{1,2}))?|week|from|of|for|on|the|at|and)(?![\p{L}\d])/giu;
const TIME =
  /(?<![\p{L}\d])(?:\d{1,2}[:h.]\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?(?:[ap]\.?m\.?|uhr|h))?|\d{1,2} ?(?:[ap]\.?m\.?|uhr|h))(?![\p{L}\d])|(?<=\d)t\d{2}:?\d{2}(?::?\d{2})?(?:\.\d+)?z?/giu;
const ZONE =
  /(?<![\p{L}\d])(?:utc|gmt|cet|cest|bst|wet|eet|ist|jst|aest|aedt|[ecmp][sd]?t|z|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?)(?![\p{L}\d])/giu;
/** What a day is not dated by: a deadline, a goal, the end of something. */
const POINTS_AT =
  /(?:^|[^\p{L}])(?:due|by|until|till|til|before|after|since|deadline|to|eta|vs|expires|not)(?: on)?[\s:(*_"“]*$/iu;
/** What a number counts when it is no day. */
const COUNTED =
  /(?:^|[^\p{L}])(?:version|phase|sprint|part|chapter|step|section|release|rev|page|item|ticket|issue|pr|rfc|adr|room|build|level|stage|top|option|milestone|iteration|python|java|node|no|nr)[.\s#:]*$/iu;

/** Words that stand beside a date: more than a few others, and it is a sentence. */
const MAX_WORDS_BESIDE = 3;

/** How many words there are, without times of day. */
export function countWords(text: string): number {
  return withoutTimes(text).match(/[\p{L}\d]+/gu)?.length ?? 0;
}

/** Whether there is nothing but times, words like `standup` or `notes`, and marks. */
export function isGeneric(text: string): boolean {
  return !/[\p{L}\d]/u.test(text) || !/[\p{L}\d]/u.test(withoutTimes(text).replace(GENERIC, ' '));
}

/** Whether the words in front of a date make it a deadline or the like. */
export function pointsAt(before: string): boolean {
  return POINTS_AT.test(before);
}

/** Whether the word in front of a number says what it counts, as in `Sprint 12`. */
export function isCounted(before: string): boolean {
  return COUNTED.test(before);
}

/** Whether a date without a year may be the day of a heading: at its start or end, with few words beside it. */
export function standsAlone(before: string, after: string): boolean {
  if (isGeneric(before) && isGeneric(after)) return true;
  const wordsBefore = countWords(before);
  const wordsAfter = countWords(after);
  if (wordsBefore === 0 && /^[\s,@-]*(?:at )?(?:\d{1,2}:\d{2}|\d{1,2} ?[ap]m)(?![\p{L}\d])/iu.test(after)) return true;
  if (wordsBefore === 0 || isGeneric(before)) return wordsAfter <= MAX_WORDS_BESIDE || /^\s*[:–—|(,\])*-]/.test(after);
  return (wordsAfter === 0 || isGeneric(after)) && wordsBefore <= MAX_WORDS_BESIDE;
}

function withoutTimes(text: string): string {
  return /\d|z|t\b/i.test(text) ? text.replace(TIME, ' ').replace(ZONE, ' ') : text;
}
