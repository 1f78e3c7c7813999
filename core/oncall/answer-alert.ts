import type { Alert } from '../contract/alerts.ts';
import type { AnswerSentence, Citation } from '../contract/ask.ts';
import type { NoteView } from '../contract/notes.ts';
import type { Runbook, RunbookStep } from '../contract/runbook.ts';
import type { OtherRunbook, RunbookAnswer } from '../contract/runbook-answer.ts';
import { answerText, citationBook, emptyAnswer, NO_TIME, type CitationBook } from '../ask/answer/answer.ts';
import { decideAnswerable, judgesByMeaning, type Answerability } from '../ask/answer/answerable.ts';
import { understand, type Query } from '../ask/query/query.ts';
import { retrieve, type Retrieved, type Retriever } from '../ask/retrieve/retrieve.ts';
import { matchSignatures } from '../ask/retrieve/signature-match.ts';
import { passageOf } from '../ask/search.ts';
import { pastedErrors } from '../extract/errors/pasted-errors.ts';
import { chunksOfNote, type ChunkRow } from '../store/chunks.ts';
import { alertQuery, nameQuery } from './alert-query.ts';
import { findCandidates, RUNBOOK_KINDS, type Candidate, type Sought } from './candidates.ts';
import { differences } from './differences.ts';
import { pastIncidents } from './incidents.ts';
import { isCalledIndex, isIndexPage } from './index-page.ts';
import { partAround } from './page-part.ts';
import { proposeFills } from './propose-fills.ts';
import type { PageHistory } from '../ask/facts/provenance.ts';
import { readRunbook } from './read-runbook.ts';
import { twinsFirst } from './twins.ts';
import { LEAST_FIT, LEAST_FIT_BESIDE_MEANING, wordsFit } from './words-fit.ts';

/** What an alert is answered with. */
export interface Helper extends Retriever {
  /** The page as it is on disk now; null when it is gone. */
  readonly readPage: (where: { readonly journal: string; readonly path: string }) => NoteView | null;
  /** What git knows of it; null for nothing. */
  readonly historyOf: (where: { readonly journal: string; readonly path: string }) => Promise<PageHistory | null>;
}

export interface AlertContext {
  readonly now: Date;
  /** Local day of `now`. */
  readonly today: string;
  readonly staleAfterDays: number;
  readonly signal: AbortSignal;
}

export interface AlertInput {
  readonly alert: Alert;
  readonly moreAlerts: number;
  /** All that was pasted. */
  readonly text: string;
  readonly journal: string | null;
}

const SHOWN = 8;
const RETRIEVED = 24;
/** A name alone is little to go by: what it finds must be plain. */
const SURE = 0.9;
/** Pages that may be meant as well. */
const OTHERS = 4;

interface Read {
  readonly runbook: Runbook;
  readonly view: NoteView;
}

/** A list of thoughts has items, too: a page that only shares words with the alert must have commands, or say what its parts are for. */
function tellsWhatToDo({ steps }: Runbook): boolean {
  return steps.some(({ commands, phase }) => commands.length > 0 || phase !== 'steps');
}

/** The best candidate whose file can be read, with its steps. */
async function readBest(
  helper: Helper,
  candidates: readonly Candidate[],
  context: AlertContext,
): Promise<(Read & { readonly candidate: Candidate }) | null> {
  for (const candidate of candidates.slice(0, OTHERS + 1)) {
    const view = helper.readPage(candidate);
    if (view === null) continue;
    const history = await helper.historyOf(candidate);
    const { line, match } = candidate;
    const part = partAround(view.sections, { line, isNamed: match !== 'words' && match !== 'signature' }) ?? undefined;
    const { today, staleAfterDays } = context;
    const runbook = readRunbook({ ...view, history }, { today, staleAfterDays, part });
    if (candidate.match === 'words' && isIndexPage(runbook)) continue;
    if (candidate.match === 'words' && candidate.kind === 'note' && !tellsWhatToDo(runbook)) continue;
    return { candidate, view, runbook };
  }
  return null;
}

function chunkOfLine(chunks: readonly ChunkRow[], line: number): ChunkRow | undefined {
  return chunks.findLast((chunk) => chunk.line <= line) ?? chunks[0];
}

interface Cited {
  readonly sentences: AnswerSentence[];
  readonly steps: RunbookStep[];
  readonly citations: readonly Citation[];
}

/** The words and steps of a page, each with the lines that it stands in. */
function cite({ runbook, view }: Read, chunks: readonly ChunkRow[]): Cited {
  const book: CitationBook = citationBook();
  const lines = view.text.split('\n');
  const at = (line: number, endLine: number): number | null => {
    const chunk = chunkOfLine(chunks, line);
    return chunk === undefined
      ? null
      : book.cite({ source: { chunk, line: 1, text: view.text }, line, endLine, words: '' });
  };
  const summaryLine =
    runbook.summary === null
      ? -1
      : lines.findIndex(
          (line, index) => index + 1 >= runbook.line && line.includes(runbook.summary?.slice(0, 24) ?? ''),
        );
  const n = summaryLine === -1 ? null : at(summaryLine + 1, summaryLine + 1);
  const sentences: AnswerSentence[] =
    runbook.summary === null || n === null ? [] : [{ text: runbook.summary, citations: [n], support: 'extractive' }];
  const steps = runbook.steps.map((step) => {
    const cited = at(step.line, step.endLine);
    return cited === null ? step : { ...step, citations: [cited] };
  });
  return { sentences, steps, citations: book.citations };
}

function asOther(candidate: Candidate, differs: string): OtherRunbook {
  const { journal, path, title, line, match } = candidate;
  return { journal, path, title, line: line ?? 1, match, differs };
}

/** Of an index with this share of the vocabulary, some 460 passages, how rare a word is says enough. */
const TELLING_VOCABULARY = 0.25;
/** The more passages, the more of them share words with an alert by chance: against the estimate, so much more must stand there. */
const MORE_BY_CHANCE = 3;

/** How far the passages of a note are about a text by their words, at best. */
function wordsFitByNote(text: string, { candidates }: Retrieved): ReadonlyMap<number, number> {
  const fit = wordsFit(text);
  const best = new Map<number, number>();
  for (const { chunk } of candidates) best.set(chunk.noteId, Math.max(best.get(chunk.noteId) ?? 0, fit(chunk)));
  return best;
}

/** How far notes are about an alert by its words: all that it says, or the line that somebody pasted with the rest. */
function aboutByWords({ asked, found }: Looked, alert: Alert): ReadonlyMap<number, number> {
  const fits = wordsFitByNote(asked, found);
  const name = alert.source === 'text' ? nameQuery(alert, asked) : null;
  if (name === null) return fits;
  const byName = wordsFitByNote(name, found);
  return new Map([...fits].map(([note, fit]) => [note, Math.max(fit, byName.get(note) ?? 0)]));
}

/**
 * A page that only shares words with the alert is one only when the words decide it. The estimate rests on how rare they are,
 * so the less an index can say about that, the more of the alert has to stand on the page.
 */
function fitting(candidates: readonly Candidate[], looked: Looked, alert: Alert): Candidate[] {
  const { found, decision } = looked;
  const vocabulary = found.signs?.vocabulary ?? 0;
  const byMeaning = judgesByMeaning(found);
  const least = (byMeaning ? LEAST_FIT_BESIDE_MEANING : LEAST_FIT) * Math.max(0, 1 - vocabulary / TELLING_VOCABULARY);
  const fits = aboutByWords(looked, alert);
  const isFit = ({ noteId }: Candidate): boolean => {
    const fit = fits.get(noteId) ?? 0;
    return decision.answerable
      ? fit >= least
      : vocabulary < TELLING_VOCABULARY && fit >= LEAST_FIT * (1 + MORE_BY_CHANCE * vocabulary);
  };
  const sure = candidates.filter(({ match }) => match !== 'words');
  const byWords = candidates.filter((one) => one.match === 'words' && isFit(one));
  // The ranking goes by how rare words are, too.
  if (vocabulary === 0 && !byMeaning) byWords.sort((a, b) => (fits.get(b.noteId) ?? 0) - (fits.get(a.noteId) ?? 0));
  return [...sure, ...byWords];
}

/** A page that is shown as near holds so much of what was asked, where only words can say it. */
const NEAR_FIT = 0.3;
/** And this much where the meaning is near: what shares no word with it is near to everything. */
const NEAR_FIT_BESIDE_MEANING = 0.09;

/** Where nothing fits, what is near enough to be worth a look. */
function near(candidates: readonly Candidate[], looked: Looked, alert: Alert): Candidate[] {
  const fits = aboutByWords(looked, alert);
  const least = judgesByMeaning(looked.found) ? NEAR_FIT_BESIDE_MEANING : NEAR_FIT;
  return candidates.filter(({ noteId, match }) => match !== 'words' || (fits.get(noteId) ?? 0) >= least);
}

/** Beside a page that the alert names, only what holds much of it is worth a look. */
function besides(fits: readonly Candidate[], looked: Looked, alert: Alert): readonly Candidate[] {
  if (fits[0]?.match === 'words') return fits;
  const words = aboutByWords(looked, alert);
  return fits.filter(({ noteId, match }) => match !== 'words' || (words.get(noteId) ?? 0) >= NEAR_FIT);
}

interface Looked {
  /** What was looked for. */
  readonly asked: string;
  readonly query: Query;
  readonly found: Retrieved;
  readonly decision: Answerability;
}

/** Words of an alert, and what they find among runbooks: of all that it says, else of its name. */
async function lookUp(helper: Helper, input: AlertInput, context: AlertContext): Promise<Looked> {
  const filters = input.journal === null ? {} : { journal: input.journal };
  const { now, signal } = context;
  const look = async (text: string) => {
    const query = understand({ text, filters: { ...filters, kind: [...RUNBOOK_KINDS] }, now, anyTime: true });
    const found = await retrieve(helper, query, { mode: 'hybrid', limit: RETRIEVED, signal });
    return { asked: text, query, found, decision: decideAnswerable(query, found) };
  };
  const asked = alertQuery(input.alert, input.text);
  const whole = await look(asked);
  const name = whole.decision.answerable ? null : nameQuery(input.alert, asked);
  if (name === null) return whole;
  const named = await look(name);
  return named.decision.probability >= SURE ? named : whole;
}

/** Words of it stand somewhere, as in the note of an outage, and nothing tells what to do. */
const NOT_STEPS = 'Your notes speak of it, and none of them is a runbook for it.';

/** What may hold an error: the trace, else what was pasted, else what the alert says. JSON itself is none. */
function errorOf({ text, alert }: AlertInput): string {
  if (alert.trace !== '') return alert.trace;
  return alert.source === 'text' ? text : [alert.summary, alert.description].filter((said) => said !== null).join('\n');
}

function signatureOf(input: AlertInput): string | null {
  return pastedErrors(errorOf(input))[0]?.text ?? null;
}

/**
 * From an alert to what to do:
 * 1. what it says is looked up among runbooks;
 * 2. pages that may be meant are put in order, by address, name, heading, error and words;
 * 3. the best one is read from its file, step by step;
 * 4. what happened the last times is added, and values of the alert for placeholders are proposed.
 *
 * @throws DaybookError `cancelled`, or what the store throws
 */
export async function answerAlert(helper: Helper, input: AlertInput, context: AlertContext): Promise<RunbookAnswer> {
  const started = performance.now();
  const { alert, journal } = input;
  // 1
  const looked = await lookUp(helper, input, context);
  const { query, found, decision } = looked;
  const retrieved = performance.now() - started;
  // 2
  const signatures = matchSignatures(helper.db, errorOf(input), journal === null ? {} : { journal });
  const sought: Sought = { db: helper.db, alert, journal, signatures };
  const { candidates, says } = twinsFirst(helper.db, findCandidates(sought, found), input);
  const fits = fitting(candidates, looked, alert);
  // 3
  const best = await readBest(helper, fits, context);
  const others = (best === null ? near(candidates, looked, input.alert) : besides(fits, looked, alert))
    .filter((one) => one.noteId !== best?.candidate.noteId && !(one.match === 'words' && isCalledIndex(one.path)))
    .slice(0, OTHERS);
  const shown = best === null ? others : [best.candidate, ...others];
  const differs = differences(shown, alert, says);
  const cited = best === null ? null : cite(best, chunksOfNote(helper.db, best.candidate.noteId));
  // 4
  const incidents = pastIncidents(helper.db, sought);
  const base = emptyAnswer(alert.name, 'how-to');
  return {
    ...base,
    answer: answerText(cited?.sentences ?? []),
    sentences: cited?.sentences ?? [],
    citations: [...(cited?.citations ?? [])],
    abstained: best === null,
    reason: best === null ? (decision.answerable || incidents.length > 0 ? NOT_STEPS : decision.reason) : null,
    passages: passagesOf(found, query),
    degraded: [...found.degraded],
    alert,
    moreAlerts: input.moreAlerts,
    signature: signatureOf(input),
    runbook:
      best === null
        ? null
        : headOf(best, says.has(best.candidate.noteId) ? (differs.get(best.candidate.noteId) ?? '') : ''),
    steps: cited?.steps ?? [],
    links: best?.runbook.links ?? [],
    otherRunbooks: others.map((one) => asOther(one, differs.get(one.noteId) ?? '')),
    pastIncidents: incidents,
    fills: proposeFills(best?.runbook.placeholders ?? [], alert.labels),
    newRunbook: best === null ? alert.name : null,
    entry: null,
    ms: { ...NO_TIME, retrieve: retrieved, rerank: found.ms.rerank, total: performance.now() - started },
  };
}

function passagesOf(found: Retrieved, query: Parameters<typeof passageOf>[1]): RunbookAnswer['passages'] {
  return found.candidates.slice(0, SHOWN).map((candidate, index) => passageOf(candidate, query, index + 1));
}

function headOf(
  { runbook, candidate }: Read & { readonly candidate: Candidate },
  differs: string,
): RunbookAnswer['runbook'] {
  const { journal, path, title, line, owner, reviewed, reviewedFrom, ageDays, stale, staleAfterDays } = runbook;
  return {
    journal,
    path,
    title,
    line,
    owner,
    reviewed,
    reviewedFrom,
    ageDays,
    stale,
    staleAfterDays,
    match: candidate.match,
    ...(differs === '' ? {} : { differs }),
  };
}
