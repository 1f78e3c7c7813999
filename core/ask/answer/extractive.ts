import { writtenDay } from '../../dates/written-day.ts';
import { isOfOtherVersion } from '../query/answer-form.ts';
import type { FactBase } from '../../extract/fact-base.ts';
import type { Db } from '../../store/database.ts';
import type { Said } from './account.ts';
import { isErrorAsked, solvedFirst, withRemedy } from './error-solved.ts';
import { holdsPerson } from '../query/holds-person.ts';
import { shareOf, type Asked } from './judge.ts';
import { newerFirst } from './newer-first.ts';
import { judgedOf, pick, saidOf } from './plan-passages.ts';
import { isHeaded } from './headed.ts';
import { planHeaded } from './plan-headed.ts';
import { planProcedure } from './plan-procedure.ts';
import { isRecord, isShortRecord, planRecord, planShortRecord } from './plan-record.ts';
import { planSaid } from './plan-said.ts';
import { isSnippet, planSnippet } from './plan-snippet.ts';
import { hasTime, planWhen, saysWhen } from './plan-when.ts';
import type { Query } from '../query/query.ts';
import { readNotes, type ReadNote } from './read-notes.ts';
import { asksRemedy } from './remedy.ts';
import { planRemedy, remedyFirst } from './told-remedy.ts';
import { asksHowItIs, asksWhyLeft, replacedFirst } from './replaced-first.ts';
import type { Retrieved } from '../retrieve/retrieve.ts';
import { decisionSubject } from '../query/decision-subject.ts';
import { hasWord } from '../query/same-word.ts';
import { saidOnce } from './said-once.ts';
import { toldInOrder } from './told-in-order.ts';
import type { StepDraft } from './steps.ts';
import { wishOf, type Wish, type WishKind } from '../query/wish.ts';
import { contentStems } from '../query/words.ts';

/** An answer in the notes' own words, without a model. */
export interface Extracted {
  /** Empty when no note says anything about the question. */
  readonly said: readonly Said[];
  readonly steps: readonly StepDraft[];
  /** Steps of the note that are not among them. */
  readonly moreSteps: number;
}

/** An answer with what it was made from. */
export interface ExtractedFrom extends Extracted {
  readonly wish: Wish;
  /** The notes of which something is told, the leading one first; of the others `said` has only what adds something. */
  readonly notes: readonly ReadNote[];
}

/** Notes that an answer is made of: the best, and those that may be meant as well. */
const MOST_NOTES = 3;

const OF_RECORD: ReadonlySet<WishKind> = new Set(['decision', 'reason', 'procedure', 'list', 'what', 'statement']);
const OF_STEPS: ReadonlySet<WishKind> = new Set(['procedure', 'statement']);
const OF_SNIPPET: ReadonlySet<WishKind> = new Set(['procedure', 'statement', 'what', 'list']);
/** Notes of days, meetings and incidents tell what happened; their lists are no instructions. */
const OF_DAYS = new Set(['journal', 'standup', 'meeting']);
const INCIDENT = /(?:^|\/|\b\d{4}-\d{2}-\d{2}\W+)(?:incidents?|outages?|post-?mortems?)\b/i;

function tells({ best: { chunk } }: ReadNote): boolean {
  if (OF_DAYS.has(chunk.noteKind)) return true;
  return chunk.noteKind === 'note' && (INCIDENT.test(chunk.path) || INCIDENT.test(chunk.title));
}

/** Of who did something, the sentence that names somebody and tells of it comes first. */
function whoFirst(said: readonly Said[], { query, wish: { event } }: Asked): Said[] {
  if (event === null) return [...said];
  const saysWho = ({ text }: Said) => event.isToldIn(text) && holdsPerson(text, query.text, () => false);
  return said.toSorted((a, b) => Number(saysWho(b)) - Number(saysWho(a)));
}

/** True for a note with a sentence about the question that has the place, the number or the date that is asked for. */
function holdsForm(note: ReadNote, asked: Asked): boolean {
  return judgedOf(note, asked, []).some(
    ({ hasValue, unit: { text } }) => hasValue && !isOfOtherVersion(text, asked.query.text),
  );
}

function planNote(note: ReadNote, asked: Asked): Extracted {
  const { kind } = asked.wish;
  const none = { steps: [], moreSteps: 0 };
  if (kind === 'when') return { said: planWhen(note, asked), ...none };
  if (kind === 'said') return { said: planSaid(note, asked), ...none };
  if (kind === 'who') return { said: whoFirst(planSaid(note, asked), asked), ...none };
  if (OF_RECORD.has(kind) && isRecord(note)) {
    const said = planRecord(note, asked);
    if (said !== null) return { said, ...none };
  }
  if ((kind === 'reason' || kind === 'decision') && isShortRecord(note)) {
    const said = planShortRecord(note);
    if (said !== null) return { said, ...none };
  }
  if (kind === 'reason' || kind === 'decision') {
    const said = planHeaded(note, asked);
    if (said !== null) return { said, ...none };
  }
  const remedy = asksRemedy(asked.query.text) && tells(note) ? planRemedy(note) : null;
  if (remedy !== null) return { ...remedy, moreSteps: 0 };
  if (OF_SNIPPET.has(kind) && !holdsForm(note, asked) && note.best.chunk.noteKind !== 'runbook' && isSnippet(note)) {
    const { said, steps, more } = planSnippet(note, asked);
    return { said, steps, moreSteps: more };
  }
  if (OF_STEPS.has(kind) && !tells(note)) {
    const procedure = planProcedure(note, asked);
    if (procedure !== null) return { said: procedure.said, steps: procedure.steps, moreSteps: procedure.more };
  }
  const picked = pick(judgedOf(note, asked, []), asked.wish);
  return {
    said: saidOf(isErrorAsked(asked) && tells(note) ? withRemedy(picked, judgedOf(note, asked, [])) : picked),
    ...none,
  };
}

/** Of the notes that were found, so many are read to see which of them may be meant. */
const READ_NOTES = 6;
/** A note may be meant when it holds as much of the question as the first, or is as near in meaning. */
const NEAR_SHARE = 0.9;
const NEAR_COSINE = 0.01;
/** A record may be meant where one is asked for, when it holds somewhat less or is somewhat farther. */
const FIT_SHARE = 0.6;
const FIT_COSINE = 0.03;

interface Nearness {
  readonly share: number;
  readonly cosine: number;
  /** Holds every name of the question, or its words in a row. */
  readonly isExact: boolean;
}

function nearnessOf({ hits }: ReadNote): Nearness {
  return {
    share: Math.max(0, ...hits.map(({ evidence }) => evidence.coverage)),
    cosine: Math.max(0, ...hits.map(({ similarity }) => similarity ?? 0)),
    isExact: hits.some(({ why }) => why.some(({ retriever }) => retriever === 'exact')),
  };
}

/** A question why, or what was decided, is what records are written for, and what stands under such a heading. */
function fits(note: ReadNote, { wish }: Asked): boolean {
  if (wish.kind !== 'reason' && wish.kind !== 'decision') return false;
  return isRecord(note) || isShortRecord(note) || note.parts.some((part) => isHeaded(part, wish.kind));
}

/** Above this share of the question, a note with what was asked for is the right one. */
const SURE_SHARE = 0.8;

/** Days and steps are of one note: others are worth naming only when it is none that is clearly meant. */
function wantsOneNote({ wish }: Asked, note: ReadNote): boolean {
  if (wish.kind === 'when') return isDated(note);
  return OF_STEPS.has(wish.kind) && note.best.chunk.noteKind === 'runbook';
}

function isDated({ best: { chunk } }: ReadNote): boolean {
  return writtenDay(chunk) !== null;
}

/** Orders the newest note first. */
function byNewest(a: ReadNote, b: ReadNote): number {
  return (b.best.chunk.date ?? '').localeCompare(a.best.chunk.date ?? '');
}

/** The best note, and those that may be meant as well: all that are not clearly behind it. */
function notesToAnswer(notes: readonly ReadNote[], asked: Asked): readonly ReadNote[] {
  const [first, ...others] = notes;
  if (first === undefined) return [];
  const lead = nearnessOf(first);
  const isOne = wantsOneNote(asked, first);
  if (isOne && lead.share >= SURE_SHARE) return [first];
  const near = others.filter((note) => {
    const own = nearnessOf(note);
    const hasMore = !holdsForm(first, asked) && holdsForm(note, asked);
    if (hasMore && asked.wish.form?.isRequired === true) return true;
    if (lead.isExact && !own.isExact && !hasMore) return false;
    const within = (share: number, cosine: number) =>
      own.share >= lead.share * share || (own.cosine > 0 && own.cosine >= lead.cosine - cosine);
    return (
      within(isOne ? 1 : NEAR_SHARE, isOne ? 0 : NEAR_COSINE) || (fits(note, asked) && within(FIT_SHARE, FIT_COSINE))
    );
  });
  if (asked.wish.latest && [first, ...near].every(isDated))
    return [first, ...near].toSorted(byNewest).slice(0, MOST_NOTES);
  const fitting = near.filter((note) => fits(note, asked));
  return [first, ...fitting, ...near.filter((note) => !fitting.includes(note))].slice(0, MOST_NOTES);
}

/** Wishes that a single sentence can answer: there the note with the best one leads. */
const BY_SENTENCE: ReadonlySet<WishKind> = new Set(['reason', 'decision', 'list', 'effect', 'what', 'who']);
/** Of a note that is not the best one, so much is said. */
const SAID_OF_OTHERS = 2;
const STEPS_OF_OTHERS = 2;
/**
 * Share of the question from which a sentence of such a note is worth its place. Over the evaluation it takes the citations
 * into a right file from .797 to .837, and one hand-written fact in 150 away.
 */
const WORTH_SHARE = 0.35;
/** And so many of its words, where it has more: one word out of three is shared by chance. */
const WORTH_WORDS = 2;
/** What it is worth to be found first, on the scale of a sentence's score, and to be a record where one is asked for. */
const RANK = 0.3;
const FIT = 0.25;
/** To have the value that is asked for: without one that is required, a note answers nothing. */
const FORM = { required: 1, wished: 0.3 } as const;

/** Retrieval puts the notes in order by their words; for some wishes what one sentence of them says counts more. */
function bestFirst(notes: readonly ReadNote[], asked: Asked): readonly ReadNote[] {
  if (asked.wish.kind === 'when') {
    const says = notes.map((note) => ({ note, share: saysWhen(note, asked) }));
    return says.toSorted((a, b) => b.share - a.share).map(({ note }) => note);
  }
  if (!BY_SENTENCE.has(asked.wish.kind) || notes.length < 2) return notes;
  const judged = notes.map((note) => {
    const [best] = judgedOf(note, asked, []);
    return {
      note,
      score:
        (best?.score ?? 0) +
        RANK / note.n +
        (holdsForm(note, asked) ? FORM[asked.wish.form?.isRequired === true ? 'required' : 'wished'] : 0) +
        (fits(note, asked) ? FIT + FIT * shareOf(contentStems(note.best.chunk.title), asked) : 0),
    };
  });
  return judged.toSorted((a, b) => b.score - a.score).map(({ note }) => note);
}

/** True for a sentence with the value that has to be in an answer, or that tells of what the question asks about. */
function holdsAsked(text: string, { wish: { form, event } }: Asked): boolean {
  if (form?.isRequired === true) return form.pattern.test(text);
  return event === null || event.isToldIn(text);
}

interface Planned {
  readonly note: ReadNote;
  readonly plan: Extracted;
}

/** Of the notes that may be meant, one with steps leads where the first only tells of a day and steps are asked for. */
function withStepsFirst(plans: readonly Planned[], wish: Wish): readonly Planned[] {
  const [first] = plans;
  if (wish.kind !== 'procedure' || first === undefined || !tells(first.note)) return plans;
  const hasSteps = ({ note, plan }: Planned) => plan.steps.length > 0 && !tells(note);
  const able = first.plan.steps.length > 0 ? undefined : plans.find(hasSteps);
  return able === undefined ? plans : [able, ...plans.filter((one) => one !== able)];
}

/** Of the notes that tell of it, those that say when, where any does; for the last time the newest first. */
function withDays(plans: readonly Planned[], wish: Wish): readonly Planned[] {
  const dated = plans.filter(({ plan }) => plan.said.some(({ text }) => hasTime(text)));
  if (dated.length === 0) return plans;
  if (!wish.latest) return dated;
  return dated.toSorted((a, b) => byNewest(a.note, b.note));
}

/** Share of the question that a note's own sentences hold, with what they stand under. */
function sharedBy({ note, plan }: Planned, asked: Asked): number {
  const { title, headings } = note.best.chunk;
  return shareOf(contentStems(`${title} ${headings.join(' ')} ${plan.said.map(({ text }) => text).join(' ')}`), asked);
}

/** What another note says is worth reading where it holds this much of what the first one holds. */
const AS_MUCH = 0.6;

/** True for a note whose sentences are about the question, and not only somewhere near it. */
function saysAsMuch(one: Planned, leader: Planned, asked: Asked): boolean {
  const { kind } = asked.wish;
  // Beside steps, only what has steps may be meant as well; beside a day, only what says when.
  if (kind === 'procedure' && leader.plan.steps.length > 0 && one.plan.steps.length === 0) return false;
  if (kind === 'when' && !one.plan.said.some(({ text }) => hasTime(text))) return false;
  // What a short note keeps is its code: it is named in the words of whoever looked it up.
  return fits(one.note, asked) || isSnippet(one.note) || sharedBy(one, asked) >= AS_MUCH * sharedBy(leader, asked);
}

/**
 * What a note beside the leading one adds. It may be near in meaning, or have the question's words in its headings, and say
 * nothing about it, so its sentences have to hold some of the question themselves. Any of it is enough in a record, where
 * one is asked for, in somebody's own words, and where the leading note says it in other words too.
 */
function saidBeside(one: Planned, leader: Planned, asked: Asked): Said[] {
  const shareIn = ({ text }: Said): number => shareOf(contentStems(text), asked);
  const { stems } = asked.query;
  const isWorth = ({ text }: Said, share: number): boolean => {
    const own = contentStems(text);
    return (
      share >= WORTH_SHARE &&
      (stems.length <= WORTH_WORDS || stems.filter((wanted) => hasWord(own, wanted)).length >= WORTH_WORDS)
    );
  };
  const isAnyEnough =
    asked.wish.kind === 'said' || fits(one.note, asked) || leader.plan.said.every((said) => shareIn(said) === 0);
  const isAsked = leader.plan.said.some(({ text }) => holdsAsked(text, asked));
  return one.plan.said
    .filter((said) => {
      const share = shareIn(said);
      return share > 0 && (isAnyEnough || isWorth(said, share)) && (!isAsked || holdsAsked(said.text, asked));
    })
    .slice(0, SAID_OF_OTHERS);
}

/**
 * Answers in the notes' own words: each note that may be meant is read as what it is (a record, a runbook, minutes, a
 * snippet), and gives what the question wants of such a note.
 */
export function extract(
  db: Db,
  query: Query,
  found: Pick<Retrieved, 'candidates' | 'idf'> & { readonly facts: FactBase | null },
): ExtractedFrom {
  const stems = decisionSubject(query) ?? query.stems;
  const wish = wishOf(query);
  const asked: Asked = { query: { ...query, stems }, wish, idf: found.idf };
  const read = remedyFirst(bestFirst(readNotes(db, found.candidates, READ_NOTES), asked), query);
  const near = solvedFirst(newerFirst(notesToAnswer(read, asked), read, asked), read, { asked, tells });
  const isSure = !asksWhyLeft(query.text);
  const isReplaced = !isSure || asksHowItIs(query.text);
  const notes = isReplaced ? replacedFirst(near, { db, facts: found.facts, read, isSure }) : near;
  const told = new Set<string>();
  const plans = notes.flatMap((note) => {
    const plan = planNote(note, asked);
    const once = saidOnce(plan);
    // Minutes carry items over from meeting to meeting: the same words of another note say nothing new.
    const said = toldInOrder(once.said.filter(({ text }) => !told.has(text)));
    for (const { text } of said) told.add(text);
    return said.length === 0 ? [] : [{ note, plan: { ...plan, ...once, said } }];
  });
  const [leader, ...rest] = withStepsFirst(wish.kind === 'when' ? withDays(plans, wish) : plans, wish);
  if (leader === undefined) return { said: [], steps: [], moreSteps: 0, wish, notes: [] };
  const others = rest.filter((one) => saysAsMuch(one, leader, asked));
  // Beside what was done, what a runbook says is to be done was not.
  const isMeant = (note: ReadNote) =>
    isSnippet(note) && (!asksRemedy(query.text) || tells(note) || !tells(leader.note));
  const snippets = isSnippet(leader.note) ? others.filter(({ note }) => isMeant(note)) : [];
  const beside = others
    .map((one) => ({ note: one.note, said: saidBeside(one, leader, asked) }))
    .filter(({ note, said }) => said.length > 0 || snippets.some((one) => one.note === note));
  const all = [{ note: leader.note, said: leader.plan.said }, ...beside];
  const titles = new Set(all.flatMap(({ note, said }) => (said.length === 0 ? [] : [note.best.chunk.title])));
  const said = all.flatMap(({ note, said: own }) =>
    own.map((one) => (titles.size === 1 ? one : { ...one, group: note.best.chunk.title })),
  );
  const under = ({ note, plan }: Planned): StepDraft[] =>
    plan.steps.map((step) => ({ ...step, group: note.best.chunk.title }));
  const steps =
    snippets.length === 0
      ? leader.plan.steps
      : [...under(leader), ...snippets.flatMap((one) => under(one).slice(0, STEPS_OF_OTHERS))];
  return { ...leader.plan, wish, notes: all.map(({ note }) => note), said, steps };
}
