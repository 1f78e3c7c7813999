import type { Decision, Person, Task } from '../contract/facts.ts';
import type { NoteSummary } from '../contract/notes.ts';
import { sayDate } from './query/say-time.ts';

/** What the notes hold that a question can be made of. */
export interface QuestionSource {
  readonly decisions: readonly Decision[];
  readonly people: readonly Person[];
  readonly tasks: readonly Task[];
  /** The newest runbooks. */
  readonly runbooks: readonly Pick<NoteSummary, 'title'>[];
  /** The last day that a note is about, up to today. */
  readonly lastDay: string | null;
}

/** `0007: Sessions`, `ADR-12 – Queue`: the number says nothing in a question. */
const LEADING_NUMBER = /^(?:ADR[- ]?)?\d+\s*[:.–—-]\s*/i;
/** A longer title makes a question that nobody would type. */
const MAX_TITLE_CHARS = 60;
/** How many of a kind are tried, should the first have no answer. */
const OF_A_KIND = 3;

/**
 * Questions made of what the notes say, for somebody who has never asked one: of each kind one, then the next ones.
 * Whether they can be answered is for the caller to try.
 */
export function firstQuestions(source: QuestionSource): readonly string[] {
  const kinds = [decisionQuestions(source), personQuestions(source), runbookQuestions(source), dayQuestions(source)];
  const turns = Array.from({ length: OF_A_KIND }, (_, turn) => kinds.flatMap((questions) => questions[turn] ?? []));
  return [...new Set([...turns.flat(), ...openQuestions(source)])];
}

function decisionQuestions({ decisions }: QuestionSource): readonly string[] {
  return decisions
    .filter(({ status }) => status === 'active')
    .toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? ''))
    .flatMap(({ title }) => topicOf(title))
    .slice(0, OF_A_KIND)
    .map((topic) => `${topic}: what did we decide?`);
}

/** Who said the most is known to the user; what they said last is a thing one asks. */
function personQuestions({ people }: QuestionSource): readonly string[] {
  return people
    .filter(({ updates, lastDate }) => updates > 1 && lastDate !== null)
    .toSorted((a, b) => b.updates - a.updates)
    .slice(0, OF_A_KIND)
    .map(({ name, lastDate }) => `What did ${name} do${lastDate === null ? '' : ` on ${sayDate(lastDate)}`}?`);
}

function runbookQuestions({ runbooks }: QuestionSource): readonly string[] {
  return runbooks
    .flatMap(({ title }) => topicOf(title))
    .slice(0, OF_A_KIND)
    .map((topic) => `${topic}: what are the steps?`);
}

function dayQuestions({ lastDay }: QuestionSource): readonly string[] {
  return lastDay === null ? [] : [`What happened on ${sayDate(lastDay)}?`];
}

function openQuestions({ tasks }: QuestionSource): readonly string[] {
  return tasks.some(({ state }) => state === 'open') ? ['What is still open?'] : [];
}

function topicOf(title: string | null): readonly string[] {
  const topic = (title ?? '').replace(LEADING_NUMBER, '').trim();
  // One word is the name of a file or of a thing, and a question about it could mean anything.
  return /\s/.test(topic) && topic.length <= MAX_TITLE_CHARS ? [topic] : [];
}
