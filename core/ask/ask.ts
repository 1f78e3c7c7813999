import type { Answer, AskEvent, AskRequest } from '../contract/ask.ts';
import type { Degraded } from '../contract/notices.ts';
import type { Generator } from '../models/model.ts';
import { noteDates } from './query/note-dates.ts';
import { documentFrequencies } from '../store/lexical.ts';
import {
  answerText,
  citationBook,
  emptyAnswer,
  NO_TIME,
  sentenceFrom,
  stepsFrom,
  type CitationBook,
} from './answer/answer.ts';
import { decideAnswerable } from './answer/answerable.ts';
import { passagesOf } from './retrieve/context.ts';
import { extract, type Extracted } from './answer/extractive.ts';
import { answerFromFacts, factQuestion, type FactQuestion } from './facts/ask.ts';
import { chipsOf, questionKind, timeChip } from './facts/query.ts';
import { followUp, withCarried, type FollowUp } from './follow-up.ts';
import { findPassages, type Finder, type Found } from './find-passages.ts';
import { lackingOf } from './answer/lacking.ts';
import { answerWhereSeen, occurrencesOf } from './answer/occurrences.ts';
import { withoutLogNoise } from './query/pasted-log.ts';
import { askedOfNaming } from './query/named-day.ts';
import { phrase, type Phrased, type PhraseInput } from './generate/phrase.ts';
import { understand, type Query } from './query/query.ts';
import { scopedFilters } from './retrieve/retrieve.ts';
import { isoDay } from './query/time.ts';

/** What `ask` works with. */
export interface Asker extends Finder {
  /**
   * Opens the chosen generator, or the one named. A model that is missing or broken is a value here: the answer goes on
   * without it.
   */
  readonly openGenerator: (
    name: string | undefined,
  ) => Promise<{ readonly generator: Generator | null; readonly degraded: readonly Degraded[] }>;
}

export interface AskContext {
  readonly now: Date;
  readonly signal: AbortSignal;
  /** Random, new for every question: fences the notes inside the prompt. */
  readonly marker: string;
}

/** Passages that the answer may rest on. */
const READ = 5;

function understoodOf(query: Query, question: FactQuestion | null, followed: FollowUp | null): AskEvent {
  const { terms, filters, time } = query;
  const kind = question === null ? query.kind : questionKind(question.query);
  const chips = withCarried(question === null ? timeChip(query.span) : chipsOf(question.query), followed);
  const whole = followed === null ? {} : { asked: followed.text };
  return { kind: 'understood', understood: { kind, terms: [...terms], filters, time, chips, ...whole } };
}

/** The question as it goes on from the one before; null when it stands alone. */
function followedFrom({ db, facts }: Asker, { question, after, without = [] }: AskRequest, now: Date): FollowUp | null {
  if (after === undefined) return null;
  const isInNotes = (word: string) => (documentFrequencies(db, [word]).of.get(word) ?? 0) > 0;
  return followUp({
    question,
    former: after,
    now,
    facts: facts ?? undefined,
    dates: noteDates(db),
    isInNotes,
    without,
  });
}

/**
 * Chooses between the model's sentences and the note's own. The model's stand when they rest on the note that leads:
 * else they are true, but beside the point.
 */
function isToThePoint(phrased: Phrased, { said }: Extracted): boolean {
  const leader = said[0]?.part.chunk.noteId;
  return phrased.sentences.length > 0 && [...phrased.used].some(({ chunk }) => chunk.noteId === leader);
}

interface Outcome {
  readonly phrased: Phrased | null;
  readonly book: CitationBook;
  readonly degraded: readonly Degraded[];
}

/** Step 5: the generator's sentences, checked, as events; returns what was kept. */
async function* letPhrase(
  asker: Asker,
  request: AskRequest,
  input: Omit<PhraseInput, 'generator' | 'book'>,
): AsyncGenerator<AskEvent, Outcome> {
  const book = citationBook();
  if (!request.generate) return { phrased: null, book, degraded: [] };
  const { generator, degraded } = await asker.openGenerator(request.model);
  if (!generator) {
    const said = degraded.map((why) => ({ ...why, message: `${why.message} The answer is the notes’ own words.` }));
    return { phrased: null, book, degraded: said };
  }
  yield { kind: 'generating', model: generator.name };
  let phrased: Phrased | null = null;
  for await (const step of phrase({ ...input, generator, book })) {
    if (step.kind === 'event') yield step.event;
    else ({ phrased } = step);
  }
  return { phrased, book, degraded: [...degraded, ...(phrased?.degraded ?? [])] };
}

/** Step 6: what passed the check, or the note's own words; the steps are the note's in any case. */
function compose(base: Answer, { phrased, extracted, ...parts }: Outcome & { readonly extracted: Extracted }): Answer {
  const kept = phrased && isToThePoint(phrased, extracted) ? phrased : null;
  const book = kept ? parts.book : citationBook();
  const sentences = kept ? [...kept.sentences] : extracted.said.map((said) => sentenceFrom(said, book));
  const steps = stepsFrom(extracted.steps, book);
  const { moreSteps } = extracted;
  return {
    ...base,
    answer: answerText(sentences),
    sentences,
    citations: [...book.citations],
    steps,
    ...(moreSteps > 0 ? { moreSteps } : {}),
    model: kept?.model ?? null,
    tokens: phrased?.tokens ?? base.tokens,
    degraded: [...base.degraded, ...parts.degraded],
    ms: { ...base.ms, ...phrased?.ms },
  };
}

/** What steps 2 to 4 make of a question. */
interface Attempt extends Found {
  readonly query: Query;
  /** Null when the notes do not hold the answer; `reason` says why. */
  readonly extracted: Extracted | null;
  readonly reason: string;
}

async function* attempt(asker: Asker, query: Query, signal: AbortSignal): AsyncGenerator<AskEvent, Attempt> {
  const { found, passages } = yield* findPassages(asker, query, signal);
  const decision = decideAnswerable(query, found);
  const facts = asker.facts ?? null;
  const extracted = decision.answerable ? extract(asker.db, query, { ...found, facts }) : null;
  const lacking = extracted && lackingOf(query, extracted, { found, facts });
  const holds = extracted !== null && extracted.said.length > 0 && lacking === null;
  return { query, found, passages, extracted: holds ? extracted : null, reason: lacking ?? decision.reason };
}

const MONTH = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?=[a-z]*\b)/gi;
const YEAR = /\b(?:19|20)\d\d\b/g;

/**
 * Notes of a time are looked at first. Where they do not answer, one of another day may that names the month or year
 * itself: `the bill of May` stands in June. A day is named in many ways.
 *
 * @param options.anyTime the question without its time as a filter
 */
async function* attempts(
  asker: Asker,
  query: Query,
  { anyTime, signal }: { readonly anyTime: () => Query; readonly signal: AbortSignal },
): AsyncGenerator<AskEvent, Attempt> {
  const first = yield* attempt(asker, query, signal);
  const months = query.time?.match(MONTH) ?? query.time?.match(YEAR) ?? [];
  const isNamedIn = ({ extracted }: Attempt): boolean => {
    const text = extracted?.said.map((said) => said.text).join('\n') ?? '';
    return months.every((month) => new RegExp(`\\b${month}`, 'i').test(text));
  };
  // A price or a number that the month's own notes give may be of another month.
  const isSure = first.extracted !== null && (query.form?.isRequired !== true || isNamedIn(first));
  if (isSure) return first;
  const scoped = scopedFilters(asker, query.filters);
  const naming = first.extracted === null ? askedOfNaming(asker.db, query, scoped) : null;
  if (naming !== null) {
    const named = yield* attempt(asker, naming, signal);
    if (named.extracted !== null) return named;
  }
  if (months.length === 0) return first;
  const second = yield* attempt(asker, anyTime(), signal);
  if (second.extracted !== null && isNamedIn(second)) return second;
  yield { kind: 'passages', passages: first.passages, degraded: [...first.found.degraded] };
  return first;
}

/**
 * A question becomes an answer:
 * 1. understand: kind, terms, names, time, and when its error came up; facts that are asked for answer by themselves;
 * 2. retrieve: words and meaning; while models load, what words find is shown first;
 * 3. decide whether the notes hold an answer at all; where they do not, notes of other days that name the month are asked too;
 * 4. read the best passages and extract the sentences, steps and commands that answer; see that they hold what is asked for;
 * 5. let the generator phrase them, checking each sentence against what it cites;
 * 6. answer with what passed, or with the note's own words.
 *
 * @throws DaybookError `cancelled`, or what the store throws. A model's failure is in `degraded`, never thrown.
 */
export async function* ask(asker: Asker, request: AskRequest, context: AskContext): AsyncIterable<AskEvent> {
  const started = performance.now();
  const done = (answer: Answer): AskEvent => ({
    kind: 'done',
    answer: { ...answer, ms: { ...answer.ms, total: performance.now() - started } },
  });
  // 1
  const followed = followedFrom(asker, request, context.now);
  const text = withoutLogNoise(followed?.text ?? request.question);
  const given = { text, filters: request.filters, now: context.now, dates: noteDates(asker.db) };
  const query = understand({ ...given, anyTime: request.anyTime === true || request.without?.includes('time') });
  const asked = factQuestion(asker, { ...request, question: text }, context.now);
  yield understoodOf(query, asked, followed);
  const occurrences = occurrencesOf(
    asker.db,
    { question: request.question, query },
    scopedFilters(asker, query.filters),
  );
  const seen = occurrences.length > 0 ? { occurrences } : {};
  const question = request.question.trim();
  const known = asked && (await answerFromFacts(asker, asked, context.signal));
  if (asked && known?.kind === 'answer' && known.isSure) {
    yield { kind: 'passages', passages: [], degraded: [] };
    const retrieved = { ...NO_TIME, retrieve: performance.now() - started };
    yield done({ ...emptyAnswer(question, questionKind(asked.query)), ...seen, ...known.parts, ms: retrieved });
    return;
  }
  const baseOf = ({ found, passages }: Found): Answer => ({
    ...emptyAnswer(question, query.kind),
    ...seen,
    passages,
    degraded: [...found.degraded],
    ms: { ...NO_TIME, retrieve: performance.now() - started, rerank: found.ms.rerank },
    ...(known?.kind === 'beside' ? { facts: known.facts } : {}),
  });
  if (asked && known?.kind === 'answer') {
    const base = baseOf(yield* findPassages(asker, query, context.signal));
    yield done({ ...base, kind: questionKind(asked.query), ...known.parts });
    return;
  }
  // 2, 3, 4
  const anyTime = () => understand({ ...given, anyTime: true });
  const tried = yield* attempts(asker, query, { anyTime, signal: context.signal });
  const base = baseOf(tried);
  const { extracted, reason } = tried;
  if (extracted === null) {
    const where = answerWhereSeen(asker.db, base);
    yield done(where ? { ...base, ...where } : { ...base, abstained: true, reason });
    return;
  }
  // 5
  const { marker, signal } = context;
  const today = isoDay(context.now);
  const passages = passagesOf(asker.db, tried.found.candidates, READ);
  const input = { question: tried.query.text, passages, marker, today, signal };
  const outcome = yield* letPhrase(asker, request, input);
  // 6
  yield done(compose(base, { ...outcome, extracted }));
}
