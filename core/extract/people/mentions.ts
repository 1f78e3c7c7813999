import type { Extractable } from '../extract.ts';
import type { NameFound } from '../facts.ts';

/** What only people do: the word after a name. */
const DOES = new Set(
  `said says say asked asks thinks thought suggests suggested mentioned mentions agreed agrees told tells wants wanted believes volunteered
  wondered wonders proposes proposed raised noted explained explains replied commented pointed realized realised joined volunteers
  promised emailed messaged reminded offered prefers preferred disagrees disagreed reported announced introduced recommends recommended
  argued argues confirmed insisted requested feels felt knows knew`.split(/\s+/),
);

/** True for a word such as `says` or `asked`. */
export function isSaid(word: string): boolean {
  return DOES.has(word);
}

/** What is done to people only, or with them: the words before a name. */
const TO_PERSON = new Set(
  `ask asked asking tell told ping pinged pinging cc thank thanks remind reminded email emailed dm messaged asap invite invited invites congrats
  congratulations onboard onboarding hi hello hey welcome`.split(/\s+/),
);
const WITH_PERSON =
  /\b(?:met|meet(?:ing)?|talk(?:ed|ing)?|sync(?:ed|ing)?|spoke|speak(?:ing)?|chat(?:ted|ting)?|pair(?:ed|ing)?|1:1|one-on-one|discuss(?:ed|ing)?|check(?:ed)? in|catch(?:ing)? up|caught up|collaborat(?:ed|ing|e)|review(?:ed)?|call|coordinate|coordinating|touch base|follow(?:ed|ing)? up|help(?:ed)?|handing off|hand(?:ed)? (?:off|over)|reach(?:ed|ing)? out|assigned|according|thanks|waiting|waiting on|notes|feedback|message|email|help|review) (?:with|to|w\/?|from|by|for|on) $/;
/** `Ann is out`, `Ann's on leave`, `Ann to follow up`. */
const AWAY =
  /^(?:'s|’s| is| was| will be| are)? (?:out|away|on (?:leave|vacation|holiday|pto|call)|off (?:today|tomorrow|sick)|sick|ooo|back (?:on|from|next))\b|^ to (?:follow|check|look|review|write|open|ask|send|create|update|investigate|reach|talk|schedule|draft|make|add|file|post)\b/i;
const BEFORE_THING = new Set(
  `the a an this that these those each every any some no which our its their your my into onto via restart restarted restarting
  deploy deployed deploying redeploy upgrade upgraded upgrading install installed uninstall migrate migrated refactor refactored
  rewrite deprecate deprecated`.split(/\s+/),
);
/** What is said of things only: the words after their name. */
const THING_DOES =
  /^ (?:(?:api|apis|server|repo|repos|release|releases|build|builds|pipeline|pipelines|jobs?|cluster|database|tables?|module|library|config|deployment|deploys?|dashboard|integration|migration|upgrade|backend|frontend|client|codebase|endpoints?|schema|queue|cron|v\d[\d.]*|\d+\.\d[\d.]*)\b(?!:)|(?:is|was|went|are) (?:down|up again|green|red|flaky|deprecated|deployed|released|live|broken|slow|unreachable)\b)/i;
/** `give Ann the report`: what is given to people. */
const GIVES = new Set('get give gave send sent show showed lend hand bring'.split(' '));
const GIVEN = new Set('the a an some access my our his her their this that it these feedback'.split(' '));

const BEYOND_ASCII = /[^\u0000-\u007f]/;
const MAX_NAMES = 60;
const MAX_MATCHES = 600;
const NAME_IN_PATTERN = /[.*+?^${}()|[\]\\/]/g;

/**
 * Looks for names in the sentences of a note: `Ann suggests`, `met with Ann`, which is evidence for a person, and
 * `the parser`, which is evidence against one.
 */
export function findMentions(note: Extractable, names: readonly string[]): NameFound[] {
  const few = names.slice(0, MAX_NAMES);
  if (few.length === 0) return [];
  const byLower = new Map(few.map((name) => [name.toLowerCase(), name] as const));
  const words = few.map((name) => name.replaceAll(NAME_IN_PATTERN, String.raw`\$&`));
  // `\b` knows ASCII only, and is quicker.
  const plain = !BEYOND_ASCII.test(few.join(''));
  const pattern = plain
    ? new RegExp(String.raw`\b(?:${words.join('|')})(?![\w-])`, 'gi')
    : new RegExp(String.raw`(?<![\p{L}\p{M}\w])(?:${words.join('|')})(?![\p{L}\p{M}\w-])`, 'giu');
  const { lines, bodyLine } = note.outline;
  const { text } = lines;
  pattern.lastIndex = lines.start(bodyLine);
  const found = new Map<string, NameFound>();
  for (let count = 0; count < MAX_MATCHES; count++) {
    const match = pattern.exec(text);
    if (match === null) break;
    const name = byLower.get(match[0].toLowerCase());
    const why = name === undefined ? null : mentionAt(text, match.index, pattern.lastIndex);
    if (name === undefined || why === null || found.has(why + name)) continue;
    found.set(why + name, { name, why, line: lines.at(match.index), alias: null });
  }
  return [...found.values()];
}

const BEFORE_AT_THING = new Set('in inside within dans on an sur to from of for'.split(' '));
/** What is done in, on and for things: the words before their name. */
const AT_THING =
  /(?:(?<!\b(?:loop|loops|looped|looping|pull|pulled|pulling|bring|brought|bringing|call|called|rope|roped|fill|filled|filling|cc['’]?d) )\b(?:in|inside|within|dans)|\b(?:work(?:ed|ing|s)?|progress|focus(?:ed|ing)?|gearbeitet|arbeite|arbeitet) (?:on|an)|\btravaillé sur|\b(?:deploy(?:ed|ing|s|ments?)?|rolled out|migrat(?:e|ed|ing|ion)|upgrad(?:e|ed|ing)|switch(?:ed|ing)?|ported) (?:to|on|from)|\b(?:users?|versions?|releases?|deployments?|launch|rollout|outage|migration|upgrade|backlog|roadmap|customers?) (?:of|for)|\b(?:bugs?|issues?|errors?|tests?|crash(?:es)?|docs?|documentation|dashboards?|alerts?|tickets?) in) $/;

const AROUND_CHARS = 32;

function mentionAt(text: string, from: number, to: number): 'mention' | 'thing' | null {
  const after = text.slice(to, to + AROUND_CHARS);
  const next = /^ ([a-z]+)/.exec(after)?.[1];
  const before = text.slice(Math.max(0, from - AROUND_CHARS), from).toLowerCase();
  const last = /([a-z]+) $/.exec(before)?.[1];
  if (last !== undefined && BEFORE_THING.has(last)) return 'thing';
  if (THING_DOES.test(after)) return 'thing';
  if (last !== undefined && BEFORE_AT_THING.has(last) && AT_THING.test(before) && !/^['’]s?(?!\p{L})/u.test(after))
    return 'thing';
  if (last !== undefined && next !== undefined && GIVES.has(last) && GIVEN.has(next)) return 'mention';
  if (next !== undefined && DOES.has(next)) return 'mention';
  if (AWAY.test(after)) return 'mention';
  if (last !== undefined && TO_PERSON.has(last)) return 'mention';
  return WITH_PERSON.test(before) ? 'mention' : null;
}

const HANDLE = /@([A-Za-z][\w-]{1,38})(?![\w/(@\p{M}\p{Script=Latin}]|\.\w|-)/uy;
const NO_HANDLE =
  /^(?:here|channel|all|everyone|team|property|override|staticmethod|classmethod|dataclass|component|injectable|input|output|param|params|return|returns|deprecated|media|import|include|types?|latest|next|beta|alpha|see|todo|author|since|example|test|before|after|parameterized|pytest|app|click|cached|lru_cache|decorator|babel|angular|vue|daily|weekly|midnight|reboot|hourly|now|today|tomorrow|yesterday|due|done|context|home|work|inheritdoc|link|code|[\w-]+[_-](?:team|bot|ci|ops|devs?|org|group|squad|oncall|maintainers|admins?))$/i;

/** `@ann` in what people write; not in code, addresses, packages, decorators. */
export function findHandles(note: Extractable): NameFound[] {
  const found = new Map<string, NameFound>();
  const people: NameFound[] = [];
  for (const entry of note.outline.entries) {
    const { text } = entry;
    const passed: Passed = { at: 0, ticks: 0, lines: 0 };
    for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
      const before = text.charCodeAt(at - 1);
      // Start, space, `(`, `[`, `*`, `,`, `:` or a line end.
      if (at > 0 && before !== 32 && before !== 40 && before !== 91 && before !== 42 && before !== 44 && before !== 10)
        continue;
      HANDLE.lastIndex = at;
      const name = HANDLE.exec(text)?.[1];
      if (name === undefined || found.has(name) || NO_HANDLE.test(name)) continue;
      pass(text, passed, at);
      // An odd number of backticks before it: it stands in code.
      if (text.charCodeAt(HANDLE.lastIndex) === 96 || passed.ticks % 2 === 1) continue;
      found.set(name, { name, why: 'handle', line: entry.line + passed.lines, alias: null });
      const why = isAddressed(text, at, HANDLE.lastIndex);
      if (why !== null) people.push({ name, why, line: entry.line + passed.lines, alias: null });
    }
  }
  return [...found.values(), ...people];
}

/** Before the handle of somebody who is meant, not of an account or a package. */
const TO_HANDLE =
  /(?:^|[^\p{L}])(?:cc|by|ask|asked|ping|pinged|pinging|thanks|thank|assigned|assign|assignee|owner|reviewer|hi|hey|hello)(?: to)?[: ]+[*_]*$/iu;
/** Behind one: what somebody is asked or does. */
const BY_HANDLE =
  /^[,:]? (?:will|to|can|could|would|please|is|has|had|was|should|and|mentioned|said|pointed|thinks|what|did|do) /;
const CODE_BEHIND = /^[^\n]{0,60}(?:\(\)|[{};]|=>)/;

/** `ask @ann`, `@ann will look`, `(@ann)`: a person; `their @brand`: none. Null when nothing tells. */
function isAddressed(text: string, from: number, to: number): 'addressed' | 'thing' | null {
  const said = mentionAt(text, from, to);
  if (said !== null) return said === 'thing' ? said : 'addressed';
  const behind = text.slice(to, to + CODE_READ_CHARS);
  if (CODE_BEHIND.test(behind)) return null;
  const before = text.slice(Math.max(0, from - AROUND_CHARS), from);
  return TO_HANDLE.test(before) || (BY_HANDLE.test(behind) && /(?:^|[.!?\n]) ?$/.test(before)) ? 'addressed' : null;
}

const CODE_READ_CHARS = 80;

/** What stands before an offset of a text: counted once, however many handles it has. */
interface Passed {
  at: number;
  ticks: number;
  lines: number;
}

function pass(text: string, passed: Passed, to: number): void {
  for (; passed.at < to; passed.at++) {
    const code = text.charCodeAt(passed.at);
    if (code === 96) passed.ticks += 1;
    else if (code === 10) passed.lines += 1;
  }
}
