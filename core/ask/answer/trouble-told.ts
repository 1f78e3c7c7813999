import type { NoteKind } from '../../contract/notes.ts';
import { storyAround, withCodeInSentences } from '../../extract/blocks-of-day.ts';
import { troubleIn, troubleWords } from '../../extract/errors/trouble.ts';
import type { Query } from '../query/query.ts';
import type { Retrieved } from '../retrieve/retrieve.ts';
import { wishOf } from '../query/wish.ts';
import { kindsIn } from '../../extract/errors/trouble-kind.ts';
import { contentStems } from '../query/words.ts';

/*
 * A symptom is told in other words each time: the scheduler that keeps restarting was a program in a restart loop. A day
 * that tells most of it, and what is wrong there among that, is about trouble like it.
 */

/** Of the words of a symptom, so many must stand in what is like it. */
const LIKE_SHARE = 0.6;
/** Fewer words are in common by chance. */
const LIKE_WORDS = 2;
/** Passages of which an answer is made. */
const READ = 5;
/** Kinds of notes that tell of days. */
const TELLING: ReadonlySet<NoteKind> = new Set(['journal', 'standup', 'meeting']);
/** `keeps restarting` says no more than `restarting`. */
const GOES_ON_DOING = /\b(?:keeps?|kept|is|are|was|were|still|starts?|started) (?:on )?(?=\p{L}+ing\b)/giu;

/** A symptom without the words that say only that it goes on. */
export function symptomOf(text: string): string {
  return text.replaceAll(GOES_ON_DOING, '');
}

/** The words of a trouble as stems, with one mark for what kind it is however it is said. */
export function troubleStems(text: string): Set<string> {
  const { marks, rest } = kindsIn(text);
  return new Set([...marks, ...contentStems(rest)]);
}

/** The line that says most of a symptom among lines that tell of trouble like it; null when they do not. */
export function lineOfTrouble(lines: readonly string[], symptom: string): number | null {
  const wanted = troubleStems(symptom);
  if (wanted.size < LIKE_WORDS) return null;
  const shared = (text: string) => {
    const own = new Set([...contentStems(text), ...kindsIn(text).marks]);
    return [...wanted].filter((stem) => own.has(stem)).length;
  };
  const stories = lines.map((_, at) => {
    const { from, to } = storyAround(lines, at);
    return lines.slice(from, to + 1).join('\n');
  });
  const shares = stories.map(shared);
  const best = Math.max(0, ...shares);
  if (best < LIKE_WORDS || best < wanted.size * LIKE_SHARE) return null;
  // Of what stands together, the line that says most of it; and what is wrong there must be what is asked for.
  const own = lines.map((line, at) => (shares[at] === best ? shared(line) : -1));
  const line = own.indexOf(Math.max(...own));
  return shared(troubleWords(stories[line] ?? '')) === 0 ? null : line;
}

/** True where a day among the best passages tells of trouble like the one that is asked about, and of what ended it. */
export function tellsHowItEnded(query: Query, { candidates }: Retrieved): boolean {
  const { kind, form } = wishOf(query);
  const isSymptom = form === null && (kind === 'statement' || kind === 'procedure');
  if (!isSymptom || !troubleIn(query.text, '').mayBeTrouble) return false;
  const symptom = symptomOf(query.topic);
  return candidates.slice(0, READ).some(({ chunk }) => {
    if (!TELLING.has(chunk.noteKind) || chunk.date === null) return false;
    const lines = chunk.text.split('\n');
    const at = lineOfTrouble(lines, symptom);
    if (at === null) return false;
    const { from, to } = storyAround(lines, at);
    const told = troubleIn(withCodeInSentences(lines.slice(from, to + 1).join('\n')), chunk.headings.at(-1) ?? '');
    return told.isTrouble && told.worked !== null;
  });
}
