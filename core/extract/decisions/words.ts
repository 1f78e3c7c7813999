import type { DecisionStatus } from '../../contract/kinds.ts';

/** White space of any kind becomes one space: text that is quoted from several lines. */
export function folded(text: string): string {
  return /[^\S ]| {2}/.test(text) ? text.replaceAll(/\s+/g, ' ').trim() : text.trim();
}

/** Markdown marks that stand around words: emphasis, code, strike-through. */
const MARKS = /[*_`~]+/g;

/** A status is one or two words with a link or a date; what is longer is a text about it. */
const STATUS_MAX_CHARS = 160;

/**
 * The words of a status, strongest first: a record that was accepted once and replaced since says both. `superseded`:
 * was in force and is no more; `rejected`: never was.
 */
const STATUSES: readonly (readonly [DecisionStatus, RegExp])[] = [
  [
    'superseded',
    /(?<!\bnot )\b(?:super[sc]ed(?:ed|ing)|replaced|obsoleted?|outdated|deprecated|retired|sunset|expired|historic(?:al)?|revert(?:ed)?|revoked|repealed|rescinded|reversed|overturned|no longer (?:in force|valid|relevant|applies|applicable|active))\b/,
  ],
  [
    'rejected',
    /\b(?:rejected|declined|denied|withdrawn|abandoned|cancell?ed|dismissed|dropped|discarded|turned down|(?:not|never) (?:accepted|approved|adopted|agreed)|won['’]?t do|vetoed)\b/,
  ],
  [
    'proposed',
    /\b(?:propos(?:ed|al|ing)|pending|drafts?|drafted|open|(?:under|in|for|needs) (?:review|discussion|consideration)|reviewing|discussion|undecided|not (?:yet )?decided|tentative|provisional|wip|work in progress|in progress|tbd|to be (?:decided|confirmed|discussed)|rfc|request for comments?|suggested|submitted|candidate|deferred|postponed|on hold|parked|idea|proposition)\b/,
  ],
  [
    'active',
    /\b(?:accepted|approved|adopted|active|agreed|decided|done|implemented|implementing|complete[d]?|final(?:i[sz]ed)?|in (?:force|effect|use|place)|ratified|current|valid|effective|applied|enacted|confirmed|resolved|settled|amended|published|merged|stable|live|implementable|signed off|endorsed|committed|made)\b/,
  ],
];

/** The same in German, French and Spanish. */
const FOREIGN: readonly (readonly [DecisionStatus, RegExp])[] = [
  [
    'superseded',
    /(?<!\p{L})(?:ersetzt(?= durch|$|\W*$)|abgelöst|überholt|veraltet|aufgehoben|widerrufen|remplacée?|obsolète|dépréciée?|caduque?|reemplazad[oa]|sustituid[oa]|obsolet[oa]|derogad[oa])(?!\p{L})/u,
  ],
  [
    'rejected',
    /(?<!\p{L})(?:abgelehnt|verworfen|zurückgewiesen|zurückgezogen|rejetée?|refusée?|abandonnée?|retirée?|rechazad[oa]|descartad[oa]|retirad[oa])(?!\p{L})/u,
  ],
  [
    'proposed',
    /(?<!\p{L})(?:vorgeschlagen|vorschlag|entwurf|offen|in (?:diskussion|prüfung|arbeit|abstimmung)|proposée?|brouillon|en (?:cours|discussion|attente)|propuest[oa]|borrador|pendiente|en (?:discusión|revisión))(?!\p{L})/u,
  ],
  [
    'active',
    /(?<!\p{L})(?:angenommen|akzeptiert|beschlossen|entschieden|genehmigt|freigegeben|umgesetzt|gültig|aktiv|in kraft|verabschiedet|acceptée?|approuvée?|validée?|adoptée?|décidée?|en vigueur|aceptad[oa]|aprobad[oa]|adoptad[oa]|vigente|decidid[oa])(?!\p{L})/u,
  ],
];

/** Marks that teams put in place of the word. */
const SIGNS: readonly (readonly [DecisionStatus, RegExp])[] = [
  ['superseded', /[♻⌛⏳🗄📦]|:(?:recycle|hourglass):/u],
  ['rejected', /[❌🚫⛔👎✖🔴]|:(?:x|no_entry|-1):/u],
  ['proposed', /[🤔💬📝🚧🟡🟠❓]|:(?:thinking|construction|memo):/u],
  ['active', /[✅☑✔👍🟢🎉]|:(?:white_check_mark|heavy_check_mark|\+1|check):/u],
];

/** `Accepted | Rejected | Superseded`: a template's list of what could stand there. */
function isChoice(text: string): boolean {
  return text.split(/[|/,]| or /).filter((part) => wordOf(part) !== null).length >= 3;
}

function wordOf(text: string): DecisionStatus | null {
  for (const [status, pattern] of STATUSES) if (pattern.test(text)) return status;
  for (const [status, pattern] of FOREIGN) if (pattern.test(text)) return status;
  return null;
}

/**
 * What a status says: `✅ Accepted`, `Superseded by [ADR-14](0014-x.md)`, `Proposed → Accepted`, `~~Accepted~~ Rejected`.
 *
 * @returns null when it says none, or offers several to choose from
 */
export function statusOf(written: string): DecisionStatus | null {
  const whole = written.slice(0, STATUS_MAX_CHARS).replaceAll(/~~[^~]*~~/g, ' ');
  // What a link is called is a record's title, not a word of the status.
  const text = whole
    .replaceAll(/\[[^\]]*\]\([^)]*\)/g, ' ')
    .replaceAll(MARKS, '')
    .toLowerCase();
  const latest = text.split(/->|→|=>|⇒/).at(-1) ?? text;
  if (isChoice(latest)) return null;
  const word = wordOf(
    latest.replaceAll(/\b(?:supersedes|replaces|amends|ersetzt (?!durch)|remplace |reemplaza )\b.*/g, ' '),
  );
  if (word !== null) return word;
  return SIGNS.find(([, pattern]) => pattern.test(whole))?.[0] ?? null;
}

/** `{short title}`, `[Title]`, `<what>`, `XXX`: text to be filled in. */
const PLACEHOLDER =
  /^\W*(?:\{[^}]*\}|<[^>]*>|\[(?:[^\]]*)\](?!\()|\{\{.*\}\}|(?:short )?title(?: of (?:the )?(?:decision|adr))?|n+|x+|tbd|todo|\.\.\.)\W*$/iu;

export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text.slice(0, STATUS_MAX_CHARS));
}

const NUMBER_IN_FRONT =
  /^\W*(?:(?:adr|rfc|pep|kep|madr|dr|decision record|architecture(?:al)? decision(?: record)?|design decision|decision)s?(?:[ #_:–—-]*[a-z]{0,8}-?\d+)?(?=[\s.:–—)\]-]|$)|#?\d{1,5}(?=[.:)–—\]]|\s+[-–—]|-))[\s.:)\]–—|-]*/iu;

const DAY_IN_FRONT = /^\W*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[\s.:)\]–—|-]+/;

/** `ADR-0012: Use queues`, `12. Use queues`, `2024-03-01: Use queues` → `Use queues`. */
export function withoutNumber(title: string): string {
  let text = title.trim();
  for (const pattern of [DAY_IN_FRONT, NUMBER_IN_FRONT, NUMBER_IN_FRONT]) {
    const rest = text.replace(pattern, '').trim();
    if (rest !== '') text = rest;
  }
  return text;
}

/** The number that a title or file name begins with, without leading zeros; null when it has none. */
export function numberOf(name: string): string | null {
  const found =
    /^\W*(?:\d{4}-\d{2}-\d{2}[-_ ])?(?:(?:adr|rfc|pep|kep|madr|dr|decision(?: record)?)[ #_:-]*(?:[a-z]{1,8}-)?)?0*(\d{1,5})(?=[\s._:)–—\]-]|$)/iu.exec(
      name,
    );
  return found?.[1] ?? null;
}
