import stored from '../../../resources/answerable.json' with { type: 'json' };
import { IS_THERE } from '../query/answer-form.ts';
import { ANSWER_SIGNS, type AnswerSigns } from '../retrieve/answer-signs.ts';
import { asksEffect, isOfChange, tellsEffect } from '../query/asks-effect.ts';
import { askedEvent, EVERYBODY } from '../query/asked-event.ts';
import { asksDecision, decisionSubject } from '../query/decision-subject.ts';
import type { Query } from '../query/query.ts';
import type { Retrieved } from '../retrieve/retrieve.ts';
import { hasWord } from '../query/same-word.ts';
import { tellsHowItEnded } from './trouble-told.ts';
import { contentStems, wordsOf } from '../query/words.ts';

export interface Answerability {
  readonly answerable: boolean;
  /** 0 to 1. */
  readonly probability: number;
  /** In words, for `reason` of an answer that abstains. */
  readonly reason: string;
}

/** A logistic regression: `1 / (1 + exp(-(bias + weights · signs)))`, and from where on an answer is given. */
export interface AnswerModel {
  readonly bias: number;
  readonly weights: Readonly<Partial<Record<keyof AnswerSigns, number>>>;
  /** Refusing what the notes hold and answering what they do not are weighed against each other here. */
  readonly threshold: number;
}

/** Fitted by `npm run fit`; both errors on repositories that were left out stand in the file. */
const MODELS: { readonly hybrid: AnswerModel; readonly lexical: AnswerModel } = stored.models;

/** Cosines of another embedder lie elsewhere: with it the decision rests on words alone. */
const FITTED_EMBEDDER = stored.fitted.embedder;

/**
 * A passage with every word of the question is shown, however it looks to the model: of the eval's questions with one, 671
 * of all notes and 528 of small journals are answered by it, and 0 and 51 are not.
 */
const WHOLE = 0.999;

/** How likely the notes hold an answer. */
export function answerProbability(signs: AnswerSigns, { bias, weights }: AnswerModel): number {
  const logit = ANSWER_SIGNS.reduce((sum, name) => sum + (weights[name] ?? 0) * signs[name], bias);
  return 1 / (1 + Math.exp(-logit));
}

/** True where a passage has every word of what a decision is asked about. */
function holdsSubject(query: Query, { candidates }: Retrieved): boolean {
  const subject = decisionSubject(query);
  if (subject === null) return false;
  return candidates.some(({ chunk }) => {
    const own = contentStems(`${chunk.title} ${chunk.headings.join(' ')} ${chunk.text}`);
    return subject.every((one) => hasWord(own, one));
  });
}

/** True where one line has the value that is asked for, and everything that the question says of it. */
function holdsValue({ form, stems }: Query, { candidates }: Retrieved): boolean {
  if (form?.isRequired !== true) return false;
  const subject = stems.filter((one) => !form.stems.has(one) && !IS_THERE.has(one));
  if (subject.length === 0) return false;
  const isIt = (line: string) => form.pattern.test(line) && subject.every((one) => hasWord(contentStems(line), one));
  return candidates.some(({ chunk }) => chunk.text.split('\n').some(isIt));
}

/** True where a note of the days that are asked about tells of what happened then, in whatever words: `who joined in May`. */
function tellsOfEvent(query: Query, { candidates }: Retrieved): boolean {
  const event = query.span === null ? null : askedEvent(query.text);
  if (event === null || !event.hasOtherWords) return false;
  const own = new Set(wordsOf(event.words).map(({ stem }) => stem));
  const subject = query.stems.filter((one) => !own.has(one) && !EVERYBODY.has(one));
  return candidates.some(({ chunk }) => {
    const stems = contentStems(`${chunk.title} ${chunk.headings.join(' ')} ${chunk.text}`);
    return subject.every((one) => hasWord(stems, one)) && chunk.text.split('\n').some((line) => event.isToldIn(line));
  });
}

/** True where a note on the thing that was changed tells how something came out; whether it is this is seen in the answer. */
function tellsOfEffect(query: Query, { candidates }: Retrieved): boolean {
  if (asksEffect(query.text) === null) return false;
  const subject = query.stems.filter((_, at) => !isOfChange(query.terms[at] ?? ''));
  if (subject.length === 0) return false;
  return candidates.some(({ chunk: { title, headings, text } }) => {
    const stems = contentStems(`${title} ${headings.join(' ')} ${text}`);
    return subject.every((one) => hasWord(stems, one)) && text.split('\n').some(tellsEffect);
  });
}

/** True where vectors of the fitted embedder decide with the words. */
export function judgesByMeaning({ embedder, signs }: Pick<Retrieved, 'embedder' | 'signs'>): boolean {
  return embedder === FITTED_EMBEDDER && signs !== null && signs.similarity > 0;
}

/** Decides whether the notes hold an answer at all: a measured threshold, before any model speaks. */
export function decideAnswerable(query: Query, found: Retrieved): Answerability {
  const { signs } = found;
  if (signs === null) {
    const those = query.span === null ? '' : ' of the days that you ask about';
    const reason = `No note${those} has any of these words, and none is close in meaning.`;
    return { answerable: false, probability: 0, reason };
  }
  const model = judgesByMeaning(found) ? MODELS.hybrid : MODELS.lexical;
  const probability = answerProbability(signs, model);
  if (found.unsaid !== null && probability < model.threshold)
    return { answerable: false, probability, reason: `The notes never say “${found.unsaid}”.` };
  // Of `why did we choose X`, that no note says “choose” is no reason.
  const unknown = query.terms.filter((_, at) => {
    const wanted = query.stems[at] ?? '';
    return found.unknownStems.has(wanted) && !(query.kind === 'decision' && asksDecision(wanted));
  });
  const reason =
    unknown.length > 0
      ? `The notes never mention ${unknown.map((term) => `“${term}”`).join(', ')}.`
      : `The nearest passage holds ${Math.round(signs.coverage * 100)} % of what was asked, which is too little.`;
  const answerable =
    probability >= model.threshold ||
    signs.coverage >= WHOLE ||
    holdsSubject(query, found) ||
    holdsValue(query, found) ||
    tellsOfEvent(query, found) ||
    tellsOfEffect(query, found) ||
    tellsHowItEnded(query, found);
  return { answerable, probability, reason };
}
