/*
 * When a step applies and what it should show, in the words of the note.
 */

const LEADING =
  /^\W{0,3}(?:step \d+\W+|[IVX]{1,5}[.)]\s+)?(?:(?:then|and|but|or|else|however|alternatively|finally|what)[\s,]+)?((?:if|when|whenever|unless|wenn|falls|sobald|sofern|si|lorsque|quand|dès que|cuando|quando|caso|als|indien|in case|in the (?:case|event)|should (?!be\b)|once|only if|only when|as long as|provided|otherwise if|after|until|where)\b(?:`[^`]*`|[^,:;.`]|[.](?=\S)|(?<=\d)[,:](?=\d)){3,160}?)(?=[,:;](?!\d)|\s+then\b)/i;
/** Without a comma, the condition ends where the step says what to do. */
const UNPUNCTUATED =
  /^\W{0,3}((?:if|when|whenever|unless|in case|only if|only when|once)\b(?:[^,:;.`]|(?<=\d)[,:](?=\d)){3,100}?)\s+(?:please\s+)?(?:ensure|check|run|restart|make sure|see|go to|contact|call|page|escalate|open|use|try|do|roll|scale|delete|stop|start|increase|decrease|raise|ask|wait|skip|continue|proceed|follow|verify|consider|remove|add|apply)\b/i;
const OTHERWISE =
  /^\W{0,3}(otherwise|else|if not|if so|failing that|if that (?:fails|does not help|doesn't help))\b[\s,:]/i;
const TRAILING =
  /[\s(,]((?:only )?(?:if|unless|in case)\b(?:`[^`]*`|[^,;.()`]|[.](?=\S)|(?<=\d),(?=\d)){3,120})\)?[.:]?\s*$/i;
/** `see if …`, `check whether …`: what is looked at, not when. */
const TELLS_WHETHER =
  /\b(?:check|notice|watch|see|verify|know|determine|find out|tell|confirm|ask|sure|look|test|understand|decide|identify|investigate)(?: (?:first|here|there|again))?\s*\(?$/i;
const TIME_ONLY = /^(?:after|once|when|until)\b/i;

/**
 * The condition under which a step applies: `If the pod is still pending`. Null when it always does.
 *
 * @param text the words of the step, without its commands
 */
export function conditionOf(text: string): string | null {
  const [first = ''] = text.split('\n');
  const otherwise = OTHERWISE.exec(first)?.[1];
  if (otherwise !== undefined) return otherwise.trim();
  const leading = (LEADING.exec(first) ?? UNPUNCTUATED.exec(first))?.[1]?.trim();
  if (leading !== undefined) return /^(?:after|until)\b/i.test(leading) ? null : leading;
  const sentence = first.split(/(?<=[.!?])\s+(?=\p{Lu})/u)[0] ?? first;
  const trailing = TRAILING.exec(sentence)?.[1]?.trim() ?? null;
  return trailing === null ||
    TIME_ONLY.test(trailing) ||
    TELLS_WHETHER.test(sentence.slice(0, sentence.indexOf(trailing)))
    ? null
    : trailing;
}

const EXPECTS =
  /\b(?:you(?:'ll| will| should| can)(?: now| then| also| again)? (?:see|get|be|have|find|notice|receive)|should(?: now| then| again| all| eventually)? (?:see|be|show|print|return|say|look|read|report|contain|list|have|appear|become|drop|go|come|match|output|respond|start|stop|clear|resolve|not|only|still)|(?:the )?(?:expected|desired) (?:output|result|state|value)|(?:this|it|which|the command|the output|that) (?:will |should )?(?:prints?|returns?|shows?|outputs?|reports?|says?|lists?|displays?|responds?)\b|wait (?:until|for|till)|expect\b|\bexpected:|must (?:be|show|say|read|return|match))/i;

/** The cell of a row under such a head, as rows are told: `nginx -t — Expected: test is successful; Owner: edge`. */
const EXPECTED_CELL =
  /(?:—|;) (?:expect(?:ed|ation)(?: [a-z]+)?|(?:result|output|outcome|should (?:see|show)))s?: ([^;]+)/i;
/** The same under `Check`, behind the cell that tells what to do. */
const CHECKED_CELL =
  /(?:—|;) (?:actions?|commands?|runs?|what to do|do|steps?)[^:;]{0,20}: [^;]+(?:; [^;]+)*?; (?:checks?|verify|verification|success|done when)[^:;]{0,20}: ([^;]+)/i;
const CODE = /`[^`\n]*`/g;
const HIDDEN = '\u0000';

/** `If it says no` is no promise that it does. */
const IF = /^\W*(?:if|unless|in case)\b[^,:]*/i;
const RESULT = /^\W*(?:results?|outcome):/i;

/** The sentences of a step that say what it should show or lead to. What stands in code ends no sentence. */
export function expectedOf(text: string): string[] {
  const codes = text.match(CODE) ?? [];
  const cell = (EXPECTED_CELL.exec(text) ?? CHECKED_CELL.exec(text))?.[1]?.trim();
  if (cell !== undefined) return [cell];
  let next = 0;
  return text
    .replace(CODE, () => `\`${HIDDEN}\``)
    .split(/\n|(?<=[.!?:])\s+(?=[\p{Lu}`"(])|\s+(?=\*\*\p{Lu}\p{L}+:\*\*)/u)
    .map((sentence) => sentence.replaceAll(`\`${HIDDEN}\``, () => codes[next++] ?? ''))
    .map((sentence) => sentence.replace(/^[-*+]\s+/, '').trim())
    .filter((sentence) => sentence !== '' && (EXPECTS.test(sentence.replace(IF, '')) || RESULT.test(sentence)));
}

/** How a sentence begins of which all that matters is what is seen when it went well. */
const ONLY_EXPECTS =
  /^\W*(?:expect(?:ed|s)?\b|(?:sample |example )?output\b|you (?:should|will|['’]ll) (?:now |then )?(?:see|get)\b|(?:this|it|that|the (?:command|output|result)) (?:should |will |must )?(?:be|prints?|shows?|returns?|lists?|answers?|outputs?|says?|reads?)\b|(?:should|must) (?:print|show|return|list|say|be)\b)/i;

/** True for words that only say what the command above them shows or leads to. */
export function isOnlyExpected(text: string): boolean {
  return ONLY_EXPECTS.test(text) && expectedOf(text).length > 0;
}
