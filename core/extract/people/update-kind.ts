import type { UpdateKind } from '../../contract/kinds.ts';
import { remembered } from '../remembered.ts';
import { LABELS, PROMPTS } from './update-labels.ts';

/** Longest label, and longest question of a bot, in characters. */
const LABEL_MAX_CHARS = 40;
const QUESTION_MAX_CHARS = 80;
const AROUND = /^[^\p{L}]+|[^\p{L}]+$/gu;

/** What a heading, label or column says about what stands under it: `Blockers?` → blocked; null for any other words. */
export function kindOfLabel(label: string): UpdateKind | null {
  if (label.length < 2 || label.length > QUESTION_MAX_CHARS || !mayStartLabel(label)) return null;
  return label.length > LABEL_MAX_CHARS && !label.includes('?') ? null : readLabel(label);
}

const START_CHARS = 3;
/** How all labels and questions start: asked first, because nearly every text starts otherwise. */
const QUESTIONS = 'what|how|any|is |are|do |have|wie|was|gibt|quel|que|qué|hay|algo'.split('|');
const STARTS = new Set(
  [...LABELS.keys(), ...QUESTIONS]
    .flatMap((word) => [word, word.normalize('NFD')])
    .map((word) => word.slice(0, START_CHARS)),
);
/** Bullets, marks and the like before the first letter. */
const MARKS_MAX_CHARS = 6;

/** `STARTS` of ASCII letters only, as numbers: no text is made to ask. */
const ASCII_STARTS = new Set(
  [...STARTS].filter((start) => /^[a-z ]{3}$/.test(start)).map((start) => numberOf(start, 0)),
);

function numberOf(text: string, at: number): number {
  // A capital letter and its small one differ in this bit; a space has it.
  return ((text.charCodeAt(at) | 32) << 16) | ((text.charCodeAt(at + 1) | 32) << 8) | text.charCodeAt(at + 2) | 32;
}

/** True when a label may stand at an offset of a text. */
export function mayStartLabel(text: string, from = 0): boolean {
  let at = from;
  while (at < from + MARKS_MAX_CHARS && !isLetter(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) < 128 && text.charCodeAt(at + 1) < 128 && text.charCodeAt(at + 2) < 128)
    return ASCII_STARTS.has(numberOf(text, at));
  const start = text.slice(at, at + START_CHARS).toLowerCase();
  return STARTS.has(start) || (start.charCodeAt(0) > 127 && STARTS.has(start.slice(0, START_CHARS - 1)));
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 191;
}

const readLabel = remembered((label): UpdateKind | null => {
  const plain = label.replaceAll(AROUND, '').replaceAll(/['’]/g, '').toLowerCase();
  const known = LABELS.get(plain);
  if (known !== undefined || !isQuestion(label, plain)) return known ?? null;
  return PROMPTS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
});

const MIN_QUESTION_WORDS = 3;

/** The bots of standups ask in a few words; what is no question has to be about somebody's own work. */
function isQuestion(label: string, plain: string): boolean {
  if (!label.includes('?') && !/\b(?:i|you|we|du|ich)\b/.test(plain)) return false;
  return plain.split(' ', MIN_QUESTION_WORDS).length >= MIN_QUESTION_WORDS;
}

/** `Y:`, `T:`, `B:` under a name. */
export function kindOfLetter(letter: string): UpdateKind | null {
  if (letter.length !== 1) return null;
  const upper = letter.toUpperCase();
  if (upper === 'Y') return 'done';
  if (upper === 'T') return 'next';
  return upper === 'B' ? 'blocked' : null;
}

/** How much of a text tells its kind: reports say it at once. */
const TELLING_CHARS = 240;

const BLOCKED =
  /\b(?:(?:am|is|are|still|currently|been|i'm|we're|get|got) (?:blocked|stuck)|blocked (?:on|by|until|because)|^blocked\b|^stuck\b|stuck (?:on|with|waiting)|waiting (?:for|on)|awaiting|can(?:no|')t proceed|need (?:help|access|approval) )/i;
const DONE =
  /^(?:(?:i|we|i've|we've|have|also|just|mostly|successfully|and) )*(?:yesterday|finished|completed|fixed|merged|shipped|deployed|released|implemented|created|added|removed|wrote|tested|resolved|closed|submitted|reviewed|updated|migrated|refactored|upgraded|landed|delivered|published|addressed|debugged|built|cleaned up|configured|enabled|disabled|did|made|met|got|sent|moved|ran|presented|rolled out|set ?up|wrapped up|figured out|done|opened|rewrote|replaced|renamed|documented|investigated|helped|paired)\b/i;
const NEXT =
  /^(?:(?:i|we|i'm|we're|i am|we are|and|then|also|now) )*(?:today\b|tomorrow\b|next\b|will\b|i'll\b|we'll\b|going to\b|plan(?:s|ning)? (?:to|on|is)\b|working on\b|continu(?:e|ing)\b|to ?do:|to (?!be\b)\w+|need(?:s)? to\b|should\b|about to\b|start(?:ing)? (?:on|with|to)\b|keep \w+ing\b)/i;
const LATER = /\b(?:today|tomorrow|next week|this week|next:)\b/i;
const EARLIER = /\b(?:yesterday|last (?:week|night|friday))\b/i;

/** The same in other languages, where the first word tells. */
const BLOCKED_ABROAD =
  /(?<!\p{L})(?:blockiert (?:durch|von|wegen)|warte(?:t|n)? auf|bloquée?s? par|en attente d|bloquead[oa]s? por|esperando|bloccat[oa] da|in attesa d|aguardando|geblokkeerd door|wacht(?:en)? op)(?!\p{Ll}{3})/iu;
const DONE_ABROAD =
  /^(?:gestern|hier(?=,? (?:j['’ea]|nous|on )|,)|ayer|ieri|ontem|gisteren|igår|i går|wczoraj|вчера)(?!\p{L})/iu;
const NEXT_ABROAD =
  /^(?:heute|morgen|aujourd['’]hui|demain|hoy|mañana|oggi|domani|hoje|amanhã|vandaag|idag|i dag|dzisiaj|dziś|сегодня|завтра)(?!\p{L})/iu;
const LATER_ABROAD =
  /(?<!\p{L})(?:heute|morgen|aujourd['’]hui|demain|hoy|mañana|oggi|domani|hoje|amanhã|vandaag|idag|i dag|dzisiaj|dziś|сегодня|завтра)(?!\p{L})/iu;

/** A cheap first look. */
const MAY_BE_ABROAD =
  /^(?:gest|hier|aye?r|ieri|onte|gist|ig|i [gd]|wcz|heut|morg|aujo|dema|hoy|ma|oggi|doma|hoje|am|vand|ida|dzi)|^[^ -~]|blo[ck]k?ier|bloqu|bloqe|blocca|geblok|warte|attente|esperando|attesa|aguardando|wacht/i;

function kindAbroad(text: string): UpdateKind {
  if (!MAY_BE_ABROAD.test(text)) return 'update';
  if (DONE_ABROAD.test(text)) return LATER_ABROAD.test(text) ? 'update' : 'done';
  if (BLOCKED_ABROAD.test(text)) return 'blocked';
  return NEXT_ABROAD.test(text) ? 'next' : 'update';
}

/** What somebody's own words say about a report: what is in the way, what was done, what comes. */
export function kindOfWording(text: string): UpdateKind {
  const telling = text.length > TELLING_CHARS ? text.slice(0, TELLING_CHARS) : text;
  if (BLOCKED.test(telling)) return 'blocked';
  if (DONE.test(telling)) return LATER.test(telling) ? 'update' : 'done';
  if (NEXT.test(telling)) return EARLIER.test(telling) ? 'update' : 'next';
  return kindAbroad(telling);
}

const NOTHING =
  /^(?:none|no|nope|nothing|nil|n\/?a|-+|–|—|x|ok|no blockers?|no impediments?|not (?:blocked|really)|nothing (?:new|to report|blocking)?|none (?:so far|today|at the moment|right now)|all (?:good|clear)|keine?[rns]?|nichts|aucune?|rien|ningun[oa]|nada|niente|nessun[oa]?|nenhuma?|geen|niets|inga?|inget|brak|нет|无|没有|なし)?[.!\s]*$/i;

/** True for what says that there is nothing to say: `none`, `n/a`. */
export function saysNothing(text: string): boolean {
  return text.length < 30 && NOTHING.test(text);
}

/** An address, a link with an `@`, a handle. */
const CONTACT = /\[[^\]\n]{0,80}\]\([^)\n]{0,200}\)|&[lg]t;|[\w.+-]{1,64}@[\w.-]{2,100}|@[\w-]{1,39}/g;
const CONTACT_MAX_CHARS = 200;

/** True for what only says how somebody is reached: `<ann@example.com>`. */
export function isContact(text: string): boolean {
  const isShort = text.length <= CONTACT_MAX_CHARS && text.includes('@');
  return isShort && !/[\p{L}\d]/u.test(text.replaceAll(CONTACT, ' '));
}
