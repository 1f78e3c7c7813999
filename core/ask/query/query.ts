import type { QuestionKind } from '../../contract/ask.ts';
import type { Filters } from '../../contract/search.ts';
import { unspacedPairs } from '../../store/identifier-parts.ts';
import { formOf, type AnswerForm } from './answer-form.ts';
import { unframe } from './frame.ts';
import { filtersWithin, timeIn, type NoteDates, type TimeSpan } from './time.ts';
import { camelParts } from '../../notes/camel-parts.ts';
import { fold, isStopWord, ungrouped, verbNamesIn, wordsOf } from './words.ts';

/** A question or search text, understood without a model. */
export interface Query {
  /** As asked, trimmed. */
  readonly text: string;
  /** What is embedded and matched: without the words that only named a time. */
  readonly topic: string;
  readonly kind: QuestionKind;
  /** Topic words as written, each once, in order. */
  readonly terms: readonly string[];
  /** Stem of each term, same order. */
  readonly stems: readonly string[];
  /** Names that must be found as written: `KubePodCrashLooping`, `dbt-core`, `ECONNREFUSED`, `--no-cache`, `"quoted words"`. */
  readonly identifiers: readonly string[];
  /** The person that a question of kind `person` names, as written; null for `who …` and every other kind. */
  readonly person: string | null;
  /** Stems of the name in the question's frame (`what did Ada Byron say about …`): whose words are asked for. */
  readonly speaker: readonly string[];
  /** `out` in `who is out on Friday?`, `on call` in `who is on call?`: where somebody or something is, in small words. */
  readonly state: string | null;
  /** What the value looks like that is asked for; null when any words will do. */
  readonly form: AnswerForm | null;
  readonly filters: Filters;
  /** The words that named a time; null when none did. */
  readonly time: string | null;
  /** The same with its days. */
  readonly span: TimeSpan | null;
  /** Ids of the only chunks that may answer; left out: all that pass the filters. */
  readonly among?: readonly number[];
}

const KIND_RULES: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'error',
    /\b(?:[Tt]raceback|[A-Z]\w*(?:Error|Exception)\b|exception|stack ?trace|panic:|segfault|fatal:|ERROR\b|WARN(?:ING)?:|E-?\d{3,}|exit(?:ed)? (?:with )?(?:code|status)|timed out|refused|permission denied)/,
  ],
  ['when', /^\s*(?:when|on (?:what|which) (?:day|date)|(?:what|which) (?:day|date)|how long ago|since when)\b/i],
  [
    'decision',
    /\b(?:decid\w*|decision|chose|chosen|choose|agreed?|pick(?:ed)?|settled? on|conclusion|conclude\w*|why (?:(?:did|do|are|should|would) (?:we|i|they)|(?:didn't|don't|not|no longer)))\b/i,
  ],
  ['person', /^\s*(?:who|whose|whom)\b/i],
  [
    'how-to',
    /\b(?:how (?:do|did|to|can|should|would|was|were|is)|steps?|procedure|runbook|what (?:do|should|can) (?:i|we) (?:do|check|try|look|run)|where (?:do|should) (?:i|we) look|(?:is|are) firing|what to do|fix(?:ed|es)?|resolve[ds]?|restart|recover|set ?up|install|deploy|roll ?back)\b/i,
  ],
  [
    'person',
    /^\s*(?:what (?:did|does|has|had|is|was|will) (?:[A-Z][\p{L}.'-]+)(?:\s+[A-Z][\p{L}.'-]+)*\s+(?:do|doing|done|say|said|work\w*|report\w*|argue|ask|finish\w*|propos\w*|promise\w*|think|want))/u,
  ],
  ['list', /^\s*(?:which|list|what are|what were|name (?:all|the)|show (?:all|me))\b/i],
];

/** A clock with seconds, several lines, or a long run without a space: nobody asks like this, programs write like this. */
const LOG_SHAPE = /\d{2}:\d{2}:\d{2}|\n.*\n|\S{60,}|\[\d+\]/;

/** What the question wants. Error lines first: a pasted log contains every other cue by chance. */
function kindOf(text: string): QuestionKind {
  if (LOG_SHAPE.test(text)) return 'error';
  for (const [kind, pattern] of KIND_RULES) if (pattern.test(text)) return kind;
  return 'what';
}

/** True for the words that a question is about: all but those that only make it one. */
function topicWords(question: string): (word: string) => boolean {
  const names = verbNamesIn(question);
  return (word) => !isStopWord(word) || names.has(word);
}

const ASKED_PERSON = /\b(?:did|does|has|had|is|was|will)\s+(\p{Lu}[\p{L}.'-]+)/u;

/** Small words after `is` say something where no other does: `out`, `back`, and a bare noun after `on` or `at`. */
const STATE =
  /\b(?:is|are|was|were|be|been|am|goes|went|going|'s)\b(?:\s+[\p{L}\p{N}'’.-]+){0,4}?\s+((?:out|off|away|back|down|up|over|in|on)|on-call|(?:on|at|in|off|under|out of)\s+\p{Ll}{3,})(?=\W*$|\s+(?:for|in|at|with|from|until|next|this|to|because)\b)/iu;
/** Not of `on the list`, `in production`: those are places like any other. */
const STATE_NOUN =
  /^(?:out|off|away|back|down|up|over|in|on)$|^(?:on[ -](?:call|leave|vacation|holiday|duty|hold|standby|pto|parental)|at risk|in review|off duty|out of \p{Ll}+)$/iu;

function stateIn(text: string): string | null {
  const state = text.length > 200 ? undefined : STATE.exec(text)?.[1];
  return state !== undefined && STATE_NOUN.test(state) ? state.toLowerCase().replace('-', ' ') : null;
}

/** `why A instead of B`: both are what it is about, and the words between them stand in no note. */
function withoutComparing(subject: string): string {
  return /^why\b/i.test(subject) ? subject.replace(/\b(?:instead of|rather than|as opposed to)\b/i, 'and') : subject;
}

const QUOTED = /"([^"\n]{2,120})"|`([^`\n]{2,120})`|“([^”\n]{2,120})”/g;
const TOKEN = /(?:--?)?[\p{L}\p{N}_][\p{L}\p{N}_.:/@+-]*[\p{L}\p{N}_]|[\p{L}\p{N}]/gu;

/** True for a token that is a name of a machine's making, not a word of a language. */
function isIdentifier(token: string): boolean {
  if (/^\p{N}+$/u.test(token)) return token.length >= 3;
  if (camelParts(token).length > 1 && /\p{Ll}\p{Lu}|\p{Lu}{2,}\p{Ll}/u.test(token)) return true;
  if (/^\p{Lu}[\p{Lu}\p{N}_]{3,}$|^\p{Lu}{1,4}-\d{3,}$/u.test(token)) return true;
  return /[_/@]|\p{L}\p{N}|\p{N}\p{L}|\w[.:]\w|^--/u.test(token) || /^[\p{Ll}\p{N}]+-[\p{Ll}\p{N}-]+$/u.test(token);
}

function identifiersIn(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(QUOTED)) {
    const quoted = match[1] ?? match[2] ?? match[3];
    if (quoted) found.add(quoted.trim());
  }
  for (const match of text.replace(QUOTED, ' ').matchAll(TOKEN)) if (isIdentifier(match[0])) found.add(match[0]);
  return [...found];
}

/** Terms kept of a pasted log: more only cost time, since the rarest decide. */
const MAX_TERMS = 48;

/**
 * Understands a question: its kind, its topic words, the names in it, and the time it speaks of.
 * A time becomes a filter unless the request set one itself, or asks for the time (`when did …`).
 */
export function understand(input: {
  readonly text: string;
  readonly filters: Filters;
  readonly now: Date;
  /** True when the user said that the time in the question is no filter. */
  readonly anyTime?: boolean | undefined;
  readonly dates?: NoteDates | undefined;
}): Query {
  const text = input.text.trim();
  const kind = kindOf(text);
  const ignoresTime = kind === 'when' || kind === 'error' || input.anyTime === true;
  const time =
    ignoresTime || input.filters.from !== undefined || input.filters.to !== undefined
      ? null
      : timeIn(text, input.now, input.dates);
  const timeless = time ? text.replace(time.words, ' ').replace(/\s+/g, ' ').trim() : text;
  const isTopic = topicWords(text);
  const hasTopic = (part: string) => wordsOf(part).some((word) => isTopic(word.text));
  const framed = LOG_SHAPE.test(text) ? { subject: timeless, person: null } : unframe(timeless, hasTopic);
  const topic = withoutComparing(framed.subject);

  const seen = new Map<string, string>();
  const numbered = ungrouped(topic);
  const words = wordsOf(framed.person === null ? numbered : `${numbered} ${framed.person}`);
  for (const word of words) {
    // A run written without spaces is in the index as pairs of its characters.
    const pairs = unspacedPairs(word.text);
    for (const pair of pairs) seen.set(fold(pair), pair);
    if (pairs.length === 0 && isTopic(word.text) && !seen.has(word.stem)) seen.set(word.stem, word.text);
  }
  if (seen.size === 0) for (const word of words) seen.set(word.stem, word.text);
  const terms = [...seen].slice(0, MAX_TERMS);

  return {
    text,
    topic: topic === '' ? text : topic,
    kind,
    terms: terms.map(([, written]) => written),
    stems: terms.map(([found]) => found),
    identifiers: identifiersIn(numbered),
    person: kind === 'person' ? (framed.person ?? ASKED_PERSON.exec(text)?.[1] ?? null) : null,
    speaker: framed.person === null ? [] : wordsOf(framed.person).map((word) => word.stem),
    state: kind === 'error' ? null : stateIn(timeless),
    form: kind === 'error' ? null : formOf(text),
    filters: filtersWithin(input.filters, time),
    time: time?.words ?? null,
    span: time,
  };
}

/** Parts of the query's identifiers, folded: `KubePodCrashLooping` also means `kube`, `pod`, `crash`, `looping`. */
export function identifierParts(query: Query): string[] {
  return query.identifiers.flatMap((identifier) => camelParts(identifier).map(fold));
}
