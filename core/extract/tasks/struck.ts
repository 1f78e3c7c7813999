import { stateOfSuffix } from './suffix.ts';
import { isImperative } from '../tasks-verbs.ts';

/** An item that is struck through: `~~rewrite the uploader~~ not now`. */
export interface Struck {
  readonly state: 'done' | 'cancelled';
  /** What is said of it behind. */
  readonly remark: string | null;
}

const STRUCK = /^~~([^~]+)~~[ \t]*/;
/** What is said of something that is given up; other words stand in place of those that were struck out. */
const REMARK =
  /^(?:\(.*\)|\[.*\]|[-–—:,;.].*|(?:not|no|obsolete|dropped|cancell?ed|abandoned|rejected|won['’]?t|wontfix|skip(?:ped)?|later|postponed|deferred|superseded|duplicate|too|because|since|already|never ?mind|nicht|kein|zu|pas|plus|trop|ya no)(?![\p{L}\d]).*)\W*$/iu;
const STATE_WORD =
  /^(?:dropped|cancell?ed|abandoned|skipped|won['’]?t (?:do|fix)|wontfix)[,:;]?[ \t]+(?:[-–—][ \t]*)?(?=\S)/iu;
/** `~~ask the lawyer~~ done in the meeting`. */
const DONE =
  /^(?:(?:already|all|was|got|is) )?(?:done|finished|completed|fixed|merged|sent|shipped|resolved|closed|erledigt|fertig|fait|hecho|klaar)(?![\p{L}\p{N}])/iu;
const TEXT_MAX_CHARS = 400;
const LINK_OR_MARK = /\]\([^)]*\)|[^\p{L}\p{N}]/gu;

/** Reads how an item's text is struck through; null where only a word of it is, which was put right. */
export function readStruck(text: string): Struck | null {
  if (!text.startsWith('~~') || text.length > TEXT_MAX_CHARS) return null;
  const match = STRUCK.exec(text);
  const isDone = stateOfSuffix(text)?.state === 'done';
  const behind = match === null ? '' : text.slice(match[0].length).trim();
  const left = text.replaceAll(/~~[^~]*~~/g, '').replaceAll(LINK_OR_MARK, '').length;
  const isNearlyAll = left * 3 < text.replaceAll(LINK_OR_MARK, '').length;
  const said = behind.includes('~~') ? '' : behind.replaceAll(/^[\s([:;,.–—-]+|[\s)\].]+$/g, '');
  const isSaidDone = match !== null && DONE.test(said);
  if (!isNearlyAll && !REMARK.test(behind) && !(isStruckOrder(text) || isDone || isSaidDone)) return null;
  if (isDone) return { state: 'done', remark: null };
  if (isSaidDone) return { state: 'done', remark: said };
  const remark = said.replace(STATE_WORD, '');
  return { state: 'cancelled', remark: remark === '' ? null : remark };
}

/** True for what was something to do and is struck through, wherever it stands; `~~call Ann~~ call Bob` still is. */
export function isStruckOrder(text: string): boolean {
  const match = text.startsWith('~~') && text.length <= TEXT_MAX_CHARS ? STRUCK.exec(text) : null;
  const order = match?.[1] ?? '';
  if (!order.includes(' ') || !isImperative(order)) return false;
  const behind = text.slice(match?.[0].length);
  return !isImperative(behind) || STATEMENT.test(behind);
}

/** `upstream has one`: a verb of what is to be done, but as the name of a thing. */
const STATEMENT = /^\p{L}+ (?:has|have|had|is|are|was|were|does|did|will|can)(?!\p{L})/u;

/** The words that are struck through, of a text from its keyword on. */
export function struckWords(text: string): string {
  const [first = '', ...rest] = text.replace(/^~~/, '').split('~~');
  return (rest.length > 1 ? text.replaceAll('~~', '') : first).trim();
}
