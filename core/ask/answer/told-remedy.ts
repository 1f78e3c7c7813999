import { CAUSE_HEADING, WORKED_HEADING } from '../../extract/errors/trouble.ts';
import { accountOf, type Said } from './account.ts';
import type { Query } from '../query/query.ts';
import type { Part, ReadNote } from './read-notes.ts';
import { asksRemedy, isTroubleWord } from './remedy.ts';
import { hasWord } from '../query/same-word.ts';
import { stepsOf, type StepDraft } from './steps.ts';
import { contentStems } from '../query/words.ts';

/** Said as a whole up to this. */
const WHOLE_CHARS = 900;

function partsHeaded({ parts }: ReadNote, heading: RegExp): readonly Part[] {
  return parts.filter(({ chunk }) => chunk.headings.slice(1).some((one) => heading.test(one)));
}

/** All sentences of some parts; none when they are more than is read at once. */
function whole(parts: readonly Part[]): Said[] {
  const said = parts.flatMap((part) => {
    const own = part.units().flatMap(({ kind }, at) => (kind === 'heading' || kind === 'code' ? [] : [at]));
    return accountOf(part, new Set(own));
  });
  return said.reduce((sum, { text }) => sum + text.length, 0) > WHOLE_CHARS ? [] : said;
}

/**
 * What fixed it, where a note has a section for that: its steps where it has commands, after the cause; else its words. Null
 * for every other note.
 */
export function planRemedy(
  note: ReadNote,
): { readonly said: readonly Said[]; readonly steps: readonly StepDraft[] } | null {
  const worked = partsHeaded(note, WORKED_HEADING);
  const steps = worked.flatMap((part) => stepsOf(part, { prose: true, allCode: true, outcome: true }));
  const hasCommands = steps.some(({ commands }) => commands.length > 0);
  const cause = hasCommands ? whole(partsHeaded(note, CAUSE_HEADING)) : [];
  const said = cause.length > 0 ? cause : whole(worked);
  return said.length === 0 ? null : { said, steps: hasCommands ? steps : [] };
}

/** True for a note with a section that says what ended the trouble which it is about. */
function tellsRemedyOf(note: ReadNote, subject: readonly string[]): boolean {
  const { title, headings } = note.best.chunk;
  const about = contentStems(`${title} ${headings.join(' ')}`);
  if (!subject.every((wanted) => hasWord(about, wanted))) return false;
  return partsHeaded(note, WORKED_HEADING).length > 0;
}

/**
 * What fixed a trouble is told by the note that has a section for it. Others that speak of the trouble, a retrospective or a
 * plan, say `outage` more often, and so are found first.
 */
export function remedyFirst(notes: readonly ReadNote[], { text, terms, stems }: Query): readonly ReadNote[] {
  if (!asksRemedy(text)) return notes;
  const subject = stems.filter((_, at) => !isTroubleWord(terms[at] ?? ''));
  const telling = notes.filter((note) => tellsRemedyOf(note, subject));
  return [...telling, ...notes.filter((note) => !telling.includes(note))];
}
