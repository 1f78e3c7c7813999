import { statusOf } from '../../extract/decisions/words.ts';
import { accountOf, completed, type Said } from './account.ts';
import { asksAgainst, judgePart, REASON_CUE, type Asked, type Judged } from './judge.ts';
import type { Part, ReadNote } from './read-notes.ts';
import { recordRoleOf, type SectionRole } from '../retrieve/section-role.ts';

/*
 * What a decision record answers: what was decided, why, and whether it still holds. People ask for that in any words
 * (`how do we …`, `which …`, `do we still …`), so the record's own parts lead, not the words of the question.
 */

/** A decision up to this is said as a whole. */
const WHOLE_CHARS = 1_000;
/** Of a longer one, the statement and what is nearest to the question, up to this. */
const MOST_CHARS = 800;
/** What stands elsewhere in the record answers better when it holds this much more of the question. */
const CLEARLY_BETTER = 0.25;

/** What the part is for: by its heading, or the nearest one above that tells. */
export function recordRole(part: Part): SectionRole | null {
  for (const heading of part.chunk.headings.toReversed()) {
    const role = recordRoleOf(heading);
    if (role !== null) return role;
  }
  return null;
}

/** A record of one decision: such a note, or one with its parts. */
export function isRecord(note: ReadNote): boolean {
  const roles = new Set(note.parts.map(recordRole));
  if (!roles.has('decision')) return false;
  return note.best.chunk.noteKind === 'decision' || ((roles.has('status') || roles.has('setting')) && roles.size > 2);
}

/** What a record says of itself, before it says anything. */
const ABOUT_ITSELF =
  /^[\W_]*(?:status|date|who|deciders?|decided by|authors?|owners?|tags?|supersedes|replaces|replaced by|reviewed|last reviewed|context)\b[^:]{0,20}:/i;

/** A decision of a few lines, without sections. */
export function isShortRecord({ best, parts, chars }: ReadNote): boolean {
  return best.chunk.noteKind === 'decision' && parts.length === 1 && chars <= WHOLE_CHARS;
}

/** All that it says, but for the lines about itself; null when nothing is left. */
export function planShortRecord(note: ReadNote): Said[] | null {
  const said = note.parts.flatMap((part) => {
    const units = part.units();
    const own = units.flatMap(({ kind, text }, at) =>
      kind === 'heading' || kind === 'code' || ABOUT_ITSELF.test(text) ? [] : [at],
    );
    return accountOf(part, new Set(own));
  });
  return said.length === 0 ? null : said;
}

/** Paragraphs and lists of a part, each with the positions of its units; a list belongs to its lead-in. */
function groupsOf(part: Part): number[][] {
  const units = part.units();
  const groups: number[][] = [];
  for (const [at, unit] of units.entries()) {
    if (unit.kind === 'heading' || unit.kind === 'code') continue;
    const open = groups.at(-1);
    const before = open === undefined ? undefined : units[open.at(-1) ?? -1];
    const goesOn =
      before !== undefined &&
      before === units[at - 1] &&
      (before.block === unit.block ||
        (unit.kind === 'item' && (before.kind === 'item' || /[:：]\W*$/.test(before.text))) ||
        (unit.kind === 'row' && before.kind === 'row'));
    if (goesOn && open !== undefined) open.push(at);
    else groups.push([at]);
  }
  return groups;
}

interface Group {
  readonly part: Part;
  readonly at: readonly number[];
  readonly chars: number;
  readonly score: number;
}

function chosenGroups(groups: readonly Group[]): Group[] {
  const total = groups.reduce((sum, { chars }) => sum + chars, 0);
  if (total <= WHOLE_CHARS) return [...groups];
  const [statement] = groups;
  if (statement === undefined) return [];
  const chosen = new Set([statement]);
  let chars = statement.chars;
  for (const group of groups.slice(1).toSorted((a, b) => b.score - a.score)) {
    if (chars >= MOST_CHARS) break;
    chosen.add(group);
    chars += group.chars;
  }
  return groups.filter((group) => chosen.has(group));
}

/** Positions of a group; of a long one the first unit and those nearest to the question. */
function unitsOfGroup(group: Group, scoreAt: (part: Part, at: number) => number): number[] {
  if (group.chars <= MOST_CHARS) return [...group.at];
  const [first = 0, ...rest] = group.at;
  const units = group.part.units();
  const kept = [first];
  let chars = units[first]?.text.length ?? 0;
  for (const at of rest.toSorted((a, b) => scoreAt(group.part, b) - scoreAt(group.part, a))) {
    chars += units[at]?.text.length ?? 0;
    if (chars > MOST_CHARS) break;
    kept.push(at);
  }
  return kept;
}

function textOf(said: readonly Said[]): string {
  return said.map(({ text }) => text).join(' ');
}

/** The best sentences of the record that give a reason, outside of the decision. */
function reasonsIn(judged: readonly Judged[], roles: readonly SectionRole[]): Judged[] {
  for (const role of roles) {
    const found = judged
      .filter(
        (one) => recordRole(one.part) === role && REASON_CUE.test(one.unit.text) && !/[:：]\W*$/.test(one.unit.text),
      )
      .toSorted((a, b) => b.score - a.score);
    if (found.length > 0) return found.slice(0, 2);
  }
  return [];
}

const CONTEXT = /\b(?:context|background|problem|motivation|situation|issue|why|drivers?)\b/i;

/** What stood before the decision, where nothing gives a reason in so many words: what is nearest to the question. */
function settingIn(judged: readonly Judged[]): Judged[] {
  return judged
    .filter(({ part, unit }) => CONTEXT.test(part.chunk.headings.at(-1) ?? '') && !/[:：?]\W*$/.test(unit.text))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 1);
}

/** A status that a reader has to know first: the decision was replaced, turned down or never made. */
function statusSaid(note: ReadNote): Said[] {
  const part = note.parts.find((one) => recordRole(one) === 'status');
  const at = part?.units().findIndex(({ kind }) => kind !== 'heading' && kind !== 'code') ?? -1;
  const unit = part?.units()[at];
  if (part === undefined || unit === undefined || unit.text.length > 200) return [];
  const status = statusOf(unit.text);
  if (status === null || status === 'active') return [];
  return accountOf(part, new Set([at])).map((said) => ({ ...said, text: `Status: ${said.text}` }));
}

function saidOf(picks: readonly { readonly part: Part; readonly at: number }[], note: ReadNote): Said[] {
  const byPart = Map.groupBy(picks, ({ part }) => part);
  return note.parts.flatMap((part) => {
    const own = byPart.get(part);
    return own === undefined ? [] : accountOf(part, new Set(own.map(({ at }) => at)));
  });
}

/**
 * What the record says to the question: its status when it no longer holds, the decision, and the reason when that is
 * asked for.
 *
 * @returns null when the record has no part that decides
 */
export function planRecord(note: ReadNote, asked: Asked): Said[] | null {
  const deciding = note.parts.filter((part) => recordRole(part) === 'decision');
  const judged = note.parts.flatMap((part) => judgePart(part, note, { ...asked, names: [] }));
  const scores = new Map(judged.map((one) => [`${one.part.line}:${one.at}`, one]));
  const scoreAt = (part: Part, at: number) => scores.get(`${part.line}:${at}`)?.score ?? 0;
  const groups = deciding.flatMap((part) =>
    groupsOf(part).map((at): Group => {
      const chars = at.reduce((sum, index) => sum + (part.units()[index]?.text.length ?? 0), 0);
      return { part, at, chars, score: Math.max(...at.map((index) => scoreAt(part, index))) };
    }),
  );
  if (groups.length === 0) return null;
  const picks = chosenGroups(groups).flatMap((group) =>
    unitsOfGroup(group, scoreAt).map((at) => ({ part: group.part, at })),
  );
  const decided = saidOf(picks, note);
  if (decided.length === 0) return null;
  const more: Judged[] = [];
  const isWhy = asked.wish.kind === 'reason';
  if (isWhy && !REASON_CUE.test(textOf(decided))) {
    const reasons = reasonsIn(judged, ['reason', 'setting']);
    more.push(...(reasons.length > 0 ? reasons : settingIn(judged)));
  }
  const covered = Math.max(0, ...picks.map(({ part, at }) => scores.get(`${part.line}:${at}`)?.coverage ?? 0));
  const best = judged
    .filter((one) => recordRole(one.part) !== 'status' && recordRole(one.part) !== 'reference')
    .toSorted((a, b) => b.coverage - a.coverage)[0];
  if (best !== undefined && best.coverage >= covered + CLEARLY_BETTER && recordRole(best.part) !== 'decision')
    more.push(best);
  const beside = note.parts.flatMap((part) => {
    const own = more.filter((one) => one.part === part).map(({ at }) => at);
    return own.length === 0 ? [] : accountOf(part, completed(part.units(), new Set(own)));
  });
  // `why not Kafka?`: what was said of it answers, and what was decided instead comes after.
  const isFirst = isWhy && asksAgainst(asked.query.text);
  return [...statusSaid(note), ...(isFirst ? [...beside, ...decided] : [...decided, ...beside])];
}
